package dev.storehand.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.demo.DemoCatalog.Location;
import dev.storehand.demo.DemoCatalog.Product;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DemoCatalogTest {
  private static final Set<String> TYPES =
      Set.of("physical", "license_key", "account", "file_download", "dynamic", "subscription");

  private static DemoCatalog catalog;

  @BeforeAll
  static void read() throws IOException {
    catalog = DemoCatalog.read();
  }

  @Test
  void itHoldsAtLeastSixtyProductsAndFourHundredVariants() {
    assertThat(catalog.products()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(skus()).hasSizeGreaterThanOrEqualTo(400);
  }

  @Test
  void handlesNamesAndStyleCodesAreUnique() {
    assertThat(catalog.products()).extracting(Product::handle).doesNotHaveDuplicates();
    assertThat(catalog.products()).extracting(Product::name).doesNotHaveDuplicates();
    assertThat(catalog.products().stream().flatMap(p -> p.styleId().stream()))
        .hasSizeGreaterThan(50)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[A-Z0-9-]{5,12}"));
  }

  @Test
  void skusAreUniqueAndPlain() {
    assertThat(skus()).doesNotHaveDuplicates().allMatch(sku -> sku.matches("[A-Z0-9./-]{1,64}"));
  }

  @Test
  void everySizeIsARowOfItsTableAndEveryTableIsUsed() {
    assertThat(catalog.products())
        .allSatisfy(
            product ->
                assertThat(product.sizes())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(size -> catalog.chart(product, size).isPresent()));
    assertThat(catalog.products())
        .extracting(Product::sizeTable)
        .containsAll(catalog.sizeTables().keySet());
  }

  @Test
  void rowsOfATableNameTheSameSystemsAndDifferentSizes() {
    assertThat(catalog.sizeTables().values())
        .allSatisfy(
            rows -> {
              assertThat(rows).extracting(Map::keySet).containsOnly(rows.get(0).keySet());
              assertThat(rows)
                  .extracting(row -> row.values().iterator().next())
                  .doesNotHaveDuplicates();
            });
  }

  @Test
  void footwearIsSizedInAtLeastFourSystems() {
    List<Product> footwear = catalog.products().stream().filter(Product::isFootwear).toList();
    assertThat(footwear).hasSizeGreaterThan(50);
    assertThat(footwear)
        .allSatisfy(
            product ->
                assertThat(product.sizes())
                    .extracting(size -> catalog.chart(product, size).orElseThrow())
                    .allSatisfy(
                        chart ->
                            assertThat(chart).hasSizeGreaterThanOrEqualTo(4).containsKey("eu")));
  }

  @Test
  void footwearTablesRiseInEverySystem() {
    assertThat(catalog.sizeTables().values())
        .filteredOn(rows -> rows.get(0).containsKey("kr"))
        .hasSizeGreaterThan(8)
        .allSatisfy(
            rows ->
                assertThat(rows.get(0).keySet())
                    .allSatisfy(
                        system ->
                            assertThat(rows)
                                .extracting(row -> number(row.get(system)))
                                .isSorted()));
  }

  @Test
  void pricesArePositiveAndVariantPricesNameASize() {
    assertThat(catalog.products())
        .allSatisfy(
            product -> {
              assertThat(product.priceCents()).isPositive();
              assertThat(product.variantPriceCents().values()).allMatch(cents -> cents > 0);
              assertThat(product.sizes()).containsAll(product.variantPriceCents().keySet());
            });
  }

  @Test
  void descriptionsAreShortAndFactsAreStated() {
    assertThat(catalog.products())
        .allSatisfy(
            product -> {
              assertThat(product.descriptionMd()).hasSizeBetween(20, 400);
              assertThat(product.name()).isNotBlank();
              assertThat(product.brand()).isNotBlank();
              assertThat(product.tags()).isNotEmpty();
              assertThat(product.options()).hasSize(1);
              assertThat(TYPES).contains(product.type());
            });
    assertThat(catalog.products())
        .extracting(product -> product.attributes().get("release_date"))
        .filteredOn(Objects::nonNull)
        .isNotEmpty()
        .allSatisfy(date -> assertThat(LocalDate.parse(date)).isBefore("2026-01-01"));
  }

  @Test
  void onlyPhysicalProductsAreStockedAndAtEveryLocation() {
    Set<String> codes = Set.copyOf(catalog.locations().stream().map(Location::code).toList());
    assertThat(codes).containsExactlyInAnyOrder("MAIN", "STORE");
    assertThat(catalog.products())
        .allSatisfy(
            product -> {
              boolean stocked = product.type().equals("physical");
              assertThat(product.quantities().keySet()).isEqualTo(stocked ? codes : Set.of());
              assertThat(product.quantities().values())
                  .allSatisfy(units -> assertThat(units).hasSameSizeAs(product.sizes()))
                  .allSatisfy(units -> assertThat(units).allMatch(n -> n >= 0));
            });
  }

  @Test
  void someVariantsAreSoldOutSomeLowAndSomePlenty() {
    List<Integer> onHand =
        catalog.products().stream()
            .filter(product -> product.type().equals("physical"))
            .flatMap(product -> product.onHand().stream())
            .toList();
    assertThat(onHand).filteredOn(n -> n == 0).hasSizeGreaterThan(20);
    assertThat(onHand).filteredOn(n -> n >= 1 && n <= 3).hasSizeGreaterThan(50);
    assertThat(onHand).filteredOn(n -> n >= 20).hasSizeGreaterThan(100);
  }

  private static List<String> skus() {
    return catalog.products().stream().flatMap(product -> product.skus().stream()).toList();
  }

  /** Reads "42 2/3" as 42.67, "38-39" as 38 and "5.5Y" as 5.5, which is enough to put in order. */
  private static double number(String size) {
    String[] parts = size.replace("Y", "").split("-")[0].split(" ");
    return Double.parseDouble(parts[0]) + (parts.length > 1 ? fraction(parts[1]) : 0);
  }

  private static double fraction(String text) {
    return Optional.of(text.split("/"))
        .map(f -> Double.parseDouble(f[0]) / Double.parseDouble(f[1]))
        .orElseThrow();
  }
}
