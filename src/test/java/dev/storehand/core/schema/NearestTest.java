package dev.storehand.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("color", "quantity", "sku_code", "button_text", "id");

  @ParameterizedTest
  @CsvSource({
    "colour, color",
    "quantitiy, quantity",
    "qunatity, quantity",
    "skuCode, sku_code",
    "SKU-CODE, sku_code",
    "sku, sku_code",
    "text, button_text",
    "price_color, color",
    "buttontxt, button_text",
    "Id, id",
    "xy, ''",
    "'', ''",
    "--, ''"
  })
  void namesWhatWasProbablyMeant(String given, String meant) {
    assertThat(Nearest.of(given, KNOWN).orElse("")).isEqualTo(meant);
  }

  @Test
  void aSwapIsOneSlip() {
    assertThat(Nearest.distance("abcd", "acbd")).isEqualTo(1);
    assertThat(Nearest.distance("abcd", "abd")).isEqualTo(1);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void elseItListsSomeOfTheKnown() {
    List<String> many = IntStream.range(0, 12).mapToObj(i -> "name_" + (char) ('a' + i)).toList();
    assertThat(Nearest.hint("other", many))
        .startsWith("known are name_a, ")
        .endsWith(" and 2 more");
    assertThat(Nearest.hint("zzzzzz", KNOWN))
        .isEqualTo("known are color, quantity, sku_code, button_text, id");
    assertThat(Nearest.hint("other", List.of())).isEqualTo("none is expected here");
    assertThat(Nearest.of("x".repeat(100_000), KNOWN)).isEmpty();
  }
}
