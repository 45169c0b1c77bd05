package dev.storehand.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.demo.DemoCatalog.Product;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the misspelt queries to the catalogue, so that a search test fails for its own reasons. */
final class MisspeltQueriesTest {
  private record Row(String kind, String query, String handle) {}

  private static List<Row> rows;
  private static Map<String, Product> products;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = MisspeltQueriesTest.class.getResourceAsStream("/misspelt.tsv")) {
      rows =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .map(line -> line.split("\t", -1))
              .map(cells -> new Row(cells[0], cells[1], cells[2]))
              .toList();
    }
    products =
        DemoCatalog.read().products().stream()
            .collect(Collectors.toMap(Product::handle, Function.identity()));
  }

  @Test
  void thereAreFifteenOfEachKindAndNoneTwice() {
    assertThat(rows).extracting(Row::query).doesNotHaveDuplicates();
    assertThat(rows.stream().collect(groupingBy(Row::kind, counting())))
        .isEqualTo(Map.of("swapped", 15L, "dropped", 15L, "doubled", 15L, "wrong", 15L));
  }

  @Test
  void everyExpectedHandleIsInTheCatalogue() {
    assertThat(rows).extracting(Row::handle).allMatch(products::containsKey);
  }

  @Test
  void everyQueryHasAWordThatNoPlainMatchFinds() {
    assertThat(rows)
        .allSatisfy(
            row -> {
              String text = text(products.get(row.handle()));
              assertThat(Arrays.stream(row.query().toLowerCase(Locale.ROOT).split(" ")))
                  .anyMatch(word -> !Arrays.asList(text.split("[^a-z0-9-]+")).contains(word));
            });
  }

  private static String text(Product p) {
    return String.join(" ", p.name(), p.brand(), p.styleId().orElse(""), p.descriptionMd())
        .toLowerCase(Locale.ROOT);
  }
}
