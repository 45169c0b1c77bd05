package dev.storehand.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @Test
  void foldingTakesAwayCaseAndAccents() {
    assertThat(Words.fold("Café ÆRØ Straße Łódź ﬁt ＮＩＫＥ"))
        .isEqualTo("cafe aero strasse lodz fit nike");
  }

  @Test
  void foldingIsTheSameInTurkey() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(Words.fold("TITLE İzmir ılık")).isEqualTo("title izmir ilik");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void splittingKeepsLettersAndDigits() {
    assertThat(Words.split("  Nike Air-Force 1 '07, Men’s don't (DQ4914-103) "))
        .containsExactly("nike", "air", "force", "1", "07", "mens", "dont", "dq4914", "103");
    assertThat(Words.split(" —!? ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sells, selling",
    "pause, paused",
    "pauses, pausing",
    "ship, shipped",
    "shipping, ships",
    "cancel, cancelled",
    "cancels, cancelling",
    "release, releasing",
    "charge, charged",
    "deliveries, delivery",
    "copy, copied",
    "boxes, box",
    "sizes, size",
    "addresses, address",
    "sales, sale",
    "offers, offer",
    "movies, movie",
    "stopped, stop",
    "matches, match",
    "categories, category",
    "renamed, rename",
    "holding, holds"
  })
  void formsOfOneWordShareAStem(String one, String other) {
    assertThat(Words.stem(one)).isEqualTo(Words.stem(other));
  }

  @ParameterizedTest
  @CsvSource({
    "spring, spr",
    "string, str",
    "red, r",
    "status, statu",
    "need, ne",
    "wing, w",
    "tennis, tenni",
    "speed, spe"
  })
  void whatOnlyLooksLikeAnEndingStays(String word, String wrong) {
    assertThat(Words.stem(word)).isNotEqualTo(wrong).isNotEqualTo(Words.stem(wrong));
  }

  @Test
  void codesHaveNoStem() {
    assertThat(Words.stem("dq4914s")).isEqualTo("dq4914s");
  }

  @Test
  void onlyWordsThatSaySomethingAreContent() {
    assertThat(Words.content(List.of("stop", "the", "offer"))).containsExactly("stop", "offer");
    assertThat(Words.content(List.of("what", "is", "this"))).containsExactly("what", "is", "this");
  }
}
