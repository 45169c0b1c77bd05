package dev.storehand.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.text.Scorer.Field;
import dev.storehand.core.text.Scorer.Hit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerTest {
  private static final List<String> SHOES =
      List.of(
          "Nike Air Force 1 Low White",
          "Nike Air Max 90 Infrared",
          "Nike Dunk Low Panda",
          "adidas Samba OG White",
          "adidas Gazelle Indoor Blue",
          "New Balance 990v6 Grey",
          "Jordan 1 Retro High Chicago",
          "Birkenstock Boston Suede",
          "Salomon XT-6 Black",
          "Café Racer Jacket");

  private static List<String> search(String query) {
    return search(SHOES, Synonyms.none(), query);
  }

  private static List<String> search(List<String> texts, Synonyms synonyms, String query) {
    return Scorer.of(texts, text -> List.of(new Field(text, 1)), synonyms).search(query, 3).stream()
        .map(Hit::thing)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "air force, Nike Air Force 1 Low White", "jrodan, Jordan 1 Retro High Chicago",
        "birkenstok, Birkenstock Boston Suede",
    "salomonn xt, Salomon XT-6 Black", "gazele, adidas Gazelle Indoor Blue",
        "cafe, Café Racer Jacket",
    "dunks low, Nike Dunk Low Panda", "infra, Nike Air Max 90 Infrared",
        "new blance, New Balance 990v6 Grey",
    "zamba, adidas Samba OG White", "990, New Balance 990v6 Grey",
        "the samba please, adidas Samba OG White"
  })
  void aMisspeltOrHalfQueryFindsItsShoe(String query, String shoe) {
    assertThat(search(query)).first().isEqualTo(shoe);
  }

  @Test
  void theWordItselfBeatsItsStemItsBeginningATypoAndTwoTypos() {
    List<String> ways =
        List.of("unbalance pole", "balanxe pole", "balancer pole", "balanced pole", "balance pole");
    Scorer<String> scorer = Scorer.of(ways, text -> List.of(new Field(text, 1)), Synonyms.none());
    assertThat(scorer.search("balance", 9))
        .extracting(Hit::thing)
        .containsExactly(
            "balance pole", "balanced pole", "balancer pole", "balanxe pole", "unbalance pole");
  }

  @Test
  void aRareWordCountsMoreThanACommonOne() {
    assertThat(search("white samba")).first().isEqualTo("adidas Samba OG White");
    assertThat(search("nike panda")).first().isEqualTo("Nike Dunk Low Panda");
  }

  @Test
  void wordsInTheirOrderBeatTheSameWordsApart() {
    List<String> texts =
        List.of(
            "high tops of a retro kind in jordan red", "jordan retro high tops of a kind in red");
    assertThat(search(texts, Synonyms.none(), "jordan retro high")).first().isEqualTo(texts.get(1));
  }

  @Test
  void aHeavierFieldWins() {
    Scorer<String> scorer =
        Scorer.of(
            List.of("a", "b"),
            id ->
                id.equals("a")
                    ? List.of(new Field("boots", 1), new Field("red", 3))
                    : List.of(new Field("red", 1), new Field("boots", 3)),
            Synonyms.none());
    assertThat(scorer.search("boots", 2)).extracting(Hit::thing).containsExactly("b", "a");
    assertThat(scorer.search("red", 2)).extracting(Hit::thing).containsExactly("a", "b");
  }

  @Test
  void aSynonymFindsWhatAnotherWordMeans() {
    Synonyms synonyms =
        Synonyms.of("# remarks are skipped\nstop, get rid of = pause, delete\nhow many = count\n");
    List<String> texts = List.of("pause offer", "delete offer", "count offers", "list offers");
    assertThat(search(texts, synonyms, "stopping my offer"))
        .startsWith("pause offer", "delete offer");
    assertThat(search(texts, synonyms, "get rid of this offer"))
        .startsWith("pause offer", "delete offer");
    assertThat(search(texts, synonyms, "how many offers")).first().isEqualTo("count offers");
  }

  @Test
  void aWordThatNothingAnswersDoesNotSpoilTheRest() {
    assertThat(search("xylophone samba")).containsExactly("adidas Samba OG White");
    assertThat(search("xylophone")).isEmpty();
    assertThat(search("")).isEmpty();
  }

  @Test
  void equalsStayInTheirOrderAndTheLimitHolds() {
    assertThat(search(List.of("red one", "red two", "red six", "red ten"), Synonyms.none(), "red"))
        .containsExactly("red one", "red two", "red six");
  }

  @Test
  void aBrokenTableOfSynonymsIsRefused() {
    assertThatThrownBy(() -> Synonyms.of("stop pause")).hasMessageContaining("stop pause");
    assertThatThrownBy(() -> Synonyms.resource("/none.txt")).hasMessageContaining("/none.txt");
  }
}
