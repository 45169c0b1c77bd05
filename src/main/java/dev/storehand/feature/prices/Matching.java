package dev.storehand.feature.prices;

import dev.storehand.core.db.ReadTx;
import dev.storehand.feature.catalog.Cards;
import dev.storehand.feature.catalog.VariantCard;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds which variant a feed means: by our id, by its own id as our reference, by SKU code, or by
 * the product's style together with a size. What fits several variants fits none.
 */
final class Matching {
  private final Map<String, List<VariantCard>> byId;
  private final Map<String, List<VariantCard>> byReference;
  private final Map<String, List<VariantCard>> bySku;
  private final Map<String, List<VariantCard>> byStyle;

  private Matching(List<VariantCard> cards) {
    byId = by(cards, card -> Optional.of(card.id()));
    byReference = by(cards, VariantCard::reference);
    bySku = by(cards, VariantCard::skuCode);
    byStyle = by(cards, card -> card.product().styleId());
  }

  static Matching of(ReadTx tx, List<IngestPrices.Row> rows) {
    Set<String> ids = new LinkedHashSet<>();
    Set<String> codes = new LinkedHashSet<>();
    for (IngestPrices.Row row : rows) {
      row.variantId().ifPresent(ids::add);
      row.sku().ifPresent(codes::add);
    }
    return new Matching(new Cards().meant(tx, ids, codes));
  }

  private static Map<String, List<VariantCard>> by(
      List<VariantCard> cards, Function<VariantCard, Optional<String>> key) {
    return cards.stream()
        .filter(card -> key.apply(card).isPresent())
        .collect(Collectors.groupingBy(card -> key.apply(card).orElseThrow()));
  }

  Optional<VariantCard> find(IngestPrices.Row row) {
    return only(row.variantId(), byId)
        .or(() -> only(row.variantId(), byReference))
        .or(() -> only(row.sku(), bySku))
        .or(() -> sized(row));
  }

  private static Optional<VariantCard> only(
      Optional<String> key, Map<String, List<VariantCard>> cards) {
    return key.map(each -> cards.getOrDefault(each, List.of())).flatMap(Matching::only);
  }

  private static Optional<VariantCard> only(List<VariantCard> found) {
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private Optional<VariantCard> sized(IngestPrices.Row row) {
    List<VariantCard> ofStyle =
        row.sku().map(style -> byStyle.getOrDefault(style, List.of())).orElse(List.of());
    Set<String> wanted =
        row.sizes().orElse(List.of()).stream()
            .map(size -> key(size.type(), size.size()))
            .collect(Collectors.toSet());
    return wanted.isEmpty()
        ? only(ofStyle)
        : only(ofStyle.stream().filter(card -> fits(card, wanted)).toList());
  }

  private static boolean fits(VariantCard card, Set<String> wanted) {
    return card.sizes().stream().anyMatch(mark -> wanted.contains(key(mark.system(), mark.size())));
  }

  /** Feeds say the system in the size as well: US XS is XS of us. */
  private static String key(String system, String size) {
    String type = system.toLowerCase(Locale.ROOT).strip();
    String word = size.toLowerCase(Locale.ROOT).strip();
    return type + "/" + (word.startsWith(type + " ") ? word.substring(type.length() + 1) : word);
  }
}
