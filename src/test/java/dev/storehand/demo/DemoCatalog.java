package dev.storehand.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The demo catalogue as its file states it, for tests; a field not named here is refused. */
record DemoCatalog(
    Map<String, String> about,
    List<Location> locations,
    Map<String, List<Map<String, String>>> sizeTables,
    List<Product> products) {

  record Location(String code, String name, Map<String, String> address) {}

  /** One product; {@code sizes} name its variants, {@code quantities} are units by location. */
  record Product(
      String handle,
      String name,
      String brand,
      Optional<String> styleId,
      String type,
      List<String> tags,
      String descriptionMd,
      long priceCents,
      Map<String, String> attributes,
      List<String> options,
      String sizeTable,
      String skuPrefix,
      List<String> sizes,
      Map<String, Long> variantPriceCents,
      Map<String, List<Integer>> quantities) {

    Product {
      variantPriceCents = Objects.requireNonNullElse(variantPriceCents, Map.of());
      quantities = Objects.requireNonNullElse(quantities, Map.of());
    }

    /** SKUs in the order of the sizes, by the rule the file states under {@code about}. */
    List<String> skus() {
      return sizes.stream().map(size -> skuPrefix + "-" + skuPart(size)).toList();
    }

    /** Units on hand over all locations, in the order of the sizes. */
    List<Integer> onHand() {
      return IntStream.range(0, sizes.size())
          .mapToObj(i -> quantities.values().stream().mapToInt(units -> units.get(i)).sum())
          .toList();
    }

    boolean isFootwear() {
      return Stream.of("sneakers", "boots", "clogs", "slides").anyMatch(tags::contains);
    }

    private static String skuPart(String size) {
      return size.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9./]+", "-");
    }
  }

  static DemoCatalog read() throws IOException {
    JsonMapper mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    try (InputStream in = DemoCatalog.class.getResourceAsStream("/demo/catalog.json")) {
      return mapper.readValue(in, DemoCatalog.class);
    }
  }

  /** The size chart of one variant; empty when the table has no row of that name. */
  Optional<Map<String, String>> chart(Product product, String size) {
    return sizeTables.getOrDefault(product.sizeTable(), List.of()).stream()
        .filter(row -> row.values().iterator().next().equals(size))
        .findFirst();
  }
}
