package dev.storehand.feature.orders;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.ProductType;
import dev.storehand.feature.catalog.StockMode;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Makes an order's lines of what a caller sent: each SKU looked up, priced and summed. */
final class NewLines {
  private final Variants variants;

  NewLines(Variants variants) {
    this.variants = variants;
  }

  /**
   * Lines, and the variants they are of, by id.
   *
   * @param paths where the caller asked for each line, by its id: {@code lines[1]}
   */
  record Made(List<OrderLine> lines, Map<String, VariantRef> variants, Map<String, String> paths) {

    /** Lines that were made before: the caller sent none. */
    static Made before(List<OrderLine> lines, Map<String, VariantRef> variants) {
      return new Made(lines, variants, Map.of());
    }

    /** The lines as another room sells some of them. */
    Made priced(WriteTx tx, Markets.Terms market, Presale presale) {
      Map<String, Long> less = presale.less(tx, market, lines.stream().map(this::wanted).toList());
      return less.isEmpty()
          ? this
          : with(line -> less.containsKey(line.id()) ? line.presold(less.get(line.id())) : line);
    }

    private Presale.Wanted wanted(OrderLine line) {
      return new Presale.Wanted(
          line.id(), variants.get(line.variantId()), line.quantity(), line.unitCents());
    }

    /** The lines with what they are counted by. */
    Made counted(Map<String, String> offerVariants) {
      return offerVariants.isEmpty()
          ? this
          : with(
              line ->
                  offerVariants.containsKey(line.id())
                      ? line.soldBy(offerVariants.get(line.id()))
                      : line);
    }

    /** Some of the lines. */
    Made only(Predicate<OrderLine> which) {
      return new Made(lines.stream().filter(which).toList(), variants, paths);
    }

    private Made with(UnaryOperator<OrderLine> each) {
      return new Made(lines.stream().map(each).toList(), variants, paths);
    }
  }

  /**
   * The lines, with every fault of theirs at once.
   *
   * @throws Problem 422
   */
  Made make(WriteTx tx, List<CreateOrder.Line> sent, String currency) {
    Known known = known(tx, sent);
    List<Fault> faults = new ArrayList<>();
    List<OrderLine> lines = new ArrayList<>();
    Map<String, VariantRef> used = new HashMap<>();
    Map<String, String> paths = new HashMap<>();
    for (int i = 0; i < sent.size(); i++) {
      CreateOrder.Line line = sent.get(i);
      String path = "lines[" + i + "]";
      Optional<VariantRef> found = found(path, line, known, faults);
      if (found.isPresent()) {
        priced(path, line, found.get(), currency).ifPresent(faults::add);
        OrderLine made = line(tx, path, line, found.get());
        lines.add(made);
        paths.put(made.id(), path);
        used.put(found.get().id(), found.get());
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults).next("list_variants");
    }
    return new Made(lines, used, paths);
  }

  /** The variants that were named. */
  private record Known(Map<String, VariantRef> bySku, Map<String, VariantRef> byId) {}

  private Known known(WriteTx tx, List<CreateOrder.Line> sent) {
    Set<String> skus = new HashSet<>();
    Set<String> ids = new HashSet<>();
    sent.forEach(line -> line.skuCode().ifPresent(skus::add));
    sent.forEach(line -> line.variantId().ifPresent(ids::add));
    return new Known(
        skus.isEmpty() ? Map.of() : variants.bySkus(tx, skus),
        ids.isEmpty() ? Map.of() : variants.byIds(tx, ids));
  }

  private static Optional<VariantRef> found(
      String path, CreateOrder.Line line, Known known, List<Fault> faults) {
    if (line.skuCode().isPresent() == line.variantId().isPresent()) {
      faults.add(new Fault(path + ".sku_code", "or variant_id is to be sent, exactly one"));
      return Optional.empty();
    }
    boolean coded = line.skuCode().isPresent();
    String name = coded ? line.skuCode().get() : line.variantId().orElseThrow();
    String at = path + (coded ? ".sku_code" : ".variant_id");
    Optional<VariantRef> found =
        Optional.ofNullable((coded ? known.bySku() : known.byId()).get(name));
    if (found.isEmpty()) {
      faults.add(new Fault(at, "is unknown: " + name));
    } else if (!found.get().sellable()) {
      String why = found.get().archived() ? "is archived: " : "is of a draft product: ";
      faults.add(new Fault(at, why + name));
    } else if (found.get().stockMode() == StockMode.KEY_POOL) {
      faults.add(new Fault(at, "is sold from a pool of keys, which has none: " + name));
    }
    return found;
  }

  private static Optional<Fault> priced(
      String path, CreateOrder.Line line, VariantRef variant, String currency) {
    return line.unitCents().isPresent() || variant.currency().equals(currency)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                path + ".unit_cents",
                "is missing: its own price is in %s, the order in %s"
                    .formatted(variant.currency(), currency)));
  }

  private static OrderLine line(
      WriteTx tx, String path, CreateOrder.Line sent, VariantRef variant) {
    long unit = sent.unitCents().orElse(variant.priceCents());
    long whole = Money.times(path + ".unit_cents", unit, sent.quantity());
    long discount = sent.discountPercentage().map(part -> Money.share(whole, part)).orElse(0L);
    boolean physical = variant.type() == ProductType.PHYSICAL;
    return new OrderLine(
        tx.id("oln"),
        variant.id(),
        variant.skuCode(),
        variant.name(),
        variant.type(),
        sent.quantity(),
        unit,
        discount,
        whole - discount,
        variant.stockMode() == StockMode.TRACKED && !variant.doNotTrack(),
        physical && !variant.doNotShip(),
        false,
        false,
        Optional.empty(),
        0,
        0,
        0);
  }
}
