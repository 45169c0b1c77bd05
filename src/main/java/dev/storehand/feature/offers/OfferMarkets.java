package dev.storehand.feature.offers;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where an offer sells. */
@Doc("Where an offer sells, and what differs there.")
public record OfferMarkets(
    @Doc("all markets, or some.") Scope scope,
    @Doc("Which, by id, where it is some.") @Size(max = 100) @Means(Senses.Distinct.class)
        List<@Size(min = 1, max = 64) String> marketIds,
    @Doc("What differs in a market, by its id.") @Size(max = 100) Map<String, Override> overrides) {

  /** Where. */
  public enum Scope {
    ALL,
    SOME
  }

  /** What differs. */
  public record Override(
      @Doc("What is shown of delivery there.") @Size(min = 1, max = 300) @Means(Template.class)
          Optional<String> shippingText,
      @Doc("The day of delivery there; not past when it is set.") Optional<LocalDate> deliveryDate,
      @Doc("At most so many of each variant there.") @Min(0) @Max(1_000_000_000)
          Optional<Integer> totalLimit) {
    static final Override NOTHING =
        new Override(Optional.empty(), Optional.empty(), Optional.empty());
  }

  static OfferMarkets usual() {
    return new OfferMarkets(Scope.ALL, List.of(), Map.of());
  }

  /** Whether it sells in this market. */
  public boolean has(String marketId) {
    return scope == Scope.ALL || marketIds.contains(marketId);
  }

  List<Fault> faults(String path) {
    List<Fault> faults = new ArrayList<>();
    if (scope == Scope.SOME && marketIds.isEmpty()) {
      faults.add(new Fault(path + ".market_ids", "is empty: the scope is some"));
    }
    overrides.keySet().stream()
        .sorted()
        .filter(each -> !has(each))
        .forEach(
            each ->
                faults.add(
                    new Fault(path + ".overrides." + each, "is for a market it does not sell in")));
    return List.copyOf(faults);
  }

  /** Every market that is named. */
  Set<String> named() {
    Set<String> all = new TreeSet<>(overrides.keySet());
    all.addAll(marketIds);
    return all;
  }

  /** It sells in these too; one that sold in all sells in these alone. */
  OfferMarkets with(Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(scope == Scope.ALL ? List.of() : marketIds);
    all.addAll(more);
    return new OfferMarkets(Scope.SOME, List.copyOf(all), overrides);
  }

  /** It sells in these no longer, and nothing differs there. */
  OfferMarkets without(Collection<String> some) {
    Map<String, Override> rest = new TreeMap<>(overrides);
    rest.keySet().removeAll(some);
    return new OfferMarkets(
        scope, marketIds.stream().filter(each -> !some.contains(each)).toList(), rest);
  }

  /** What differs in a market; nothing where it is not named. */
  public Override in(String marketId) {
    Override differing = overrides.get(marketId);
    return differing == null ? Override.NOTHING : differing;
  }

  /** Whether there is a market in which both sell. */
  boolean meets(OfferMarkets other) {
    if (scope == Scope.ALL) {
      return other.scope == Scope.ALL || !other.marketIds.isEmpty();
    }
    return marketIds.stream().anyMatch(other::has);
  }
}
