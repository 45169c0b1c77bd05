package dev.storehand.feature.catalog;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The catalogue that {@code serve --demo} begins with: real products, read from {@code
 * demo/catalog.json}. Each size of a product is a variant; its size chart is the row of its size
 * table that begins with it.
 */
public final class DemoCatalog {
  private static final String FILE = "/demo/catalog.json";

  private final Catalog catalog;

  public DemoCatalog(ShopCurrency shopCurrency) {
    catalog = new Catalog(shopCurrency);
  }

  /**
   * Where things are.
   *
   * @param code short and unique, such as MAIN
   */
  public record Location(String code, String name, Map<String, String> address) {}

  /**
   * What was made, so that stock can be given to it.
   *
   * @param quantities by the code of the location, then by the id of the variant, in units
   */
  public record Seeded(
      List<Location> locations,
      int products,
      int variants,
      Map<String, Map<String, Integer>> quantities) {}

  /** The file as it stands. */
  private record File(
      Map<String, String> about,
      List<Location> locations,
      Map<String, List<LinkedHashMap<String, String>>> sizeTables,
      List<Item> products) {}

  private record Item(
      String handle,
      String name,
      String brand,
      Optional<String> styleId,
      ProductType type,
      List<String> tags,
      String descriptionMd,
      long priceCents,
      Map<String, String> attributes,
      List<String> options,
      String sizeTable,
      String skuPrefix,
      List<String> sizes,
      Optional<Map<String, Long>> variantPriceCents,
      Optional<Map<String, List<Integer>>> quantities) {

    /** No option where there is but one thing to choose. */
    List<String> realOptions() {
      return sizes.size() == 1 && options.equals(List.of("Title")) ? List.of() : options;
    }
  }

  /** The places its stock lies in. */
  public static List<Location> locations() {
    return read().locations();
  }

  /** Makes all of it for the transaction's shop and mode, which must not have it yet. */
  public Seeded seed(WriteTx tx) {
    File file = read();
    Map<String, Map<String, Integer>> quantities = new LinkedHashMap<>();
    int variants = 0;
    for (Item item : file.products()) {
      Product product = catalog.create(tx, input(item, file));
      tx.happened("product.created", product);
      List<Variant> made = product.variants().orElse(List.of());
      variants += made.size();
      item.quantities()
          .orElse(Map.of())
          .forEach(
              (location, units) -> {
                Map<String, Integer> there =
                    quantities.computeIfAbsent(location, l -> new LinkedHashMap<>());
                for (int i = 0; i < made.size(); i++) {
                  there.put(made.get(i).id(), units.get(i));
                }
              });
    }
    return new Seeded(file.locations(), file.products().size(), variants, quantities);
  }

  private static CreateProduct input(Item item, File file) {
    List<NewVariant> variants = new ArrayList<>();
    for (String size : item.sizes()) {
      variants.add(variant(item, size, chart(file, item.sizeTable(), size)));
    }
    return new CreateProduct(
        item.name(),
        Optional.of(item.handle()),
        Optional.of(item.type()),
        Optional.empty(),
        Optional.of(item.brand()),
        item.styleId(),
        Optional.of(item.descriptionMd()),
        Optional.of(item.priceCents()),
        Optional.of(file.about().get("currency")),
        Optional.of(item.tags()),
        Optional.of(item.realOptions()),
        Optional.of(variants),
        Optional.empty(),
        Optional.of(item.attributes()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static NewVariant variant(Item item, String size, List<SizeMark> chart) {
    boolean physical = item.type() == ProductType.PHYSICAL;
    Map<String, String> options = new LinkedHashMap<>();
    item.realOptions().forEach(name -> options.put(name, size));
    return new NewVariant(
        Optional.of(item.skuPrefix() + "-" + skuPart(size)),
        Optional.of(options),
        Optional.empty(),
        Optional.empty(),
        item.variantPriceCents().flatMap(prices -> Optional.ofNullable(prices.get(size))),
        Optional.empty(),
        Optional.empty(),
        Optional.of(chart),
        Optional.empty(),
        Optional.empty(),
        Optional.of(physical ? StockMode.TRACKED : StockMode.UNLIMITED),
        Optional.empty(),
        Optional.of(!physical),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<SizeMark> chart(File file, String table, String size) {
    return file.sizeTables().getOrDefault(table, List.of()).stream()
        .filter(row -> row.values().iterator().next().equals(size))
        .findFirst()
        .map(
            row ->
                row.entrySet().stream().map(e -> new SizeMark(e.getKey(), e.getValue())).toList())
        .orElse(List.of());
  }

  private static String skuPart(String size) {
    return size.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9./]+", "-");
  }

  private static File read() {
    try (InputStream in = DemoCatalog.class.getResourceAsStream(FILE)) {
      ObjectNode tree = Json.parse(in);
      return Json.mapper().treeToValue(tree, File.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
