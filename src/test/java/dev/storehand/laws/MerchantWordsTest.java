package dev.storehand.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.Config;
import dev.storehand.World;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import dev.storehand.core.publish.Ranking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What merchants say, none of it an alias, finds the action that does it. The phrases were written
 * before anything was tuned to them; those held back were never tuned to.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MerchantWordsTest {
  private static final int TOP = 3;

  private World world;
  private Registry registry;
  private Ranking ranking;

  @BeforeAll
  void makeTheWorld(@TempDir Path folder) {
    world = World.in(Config.standard().in(folder));
    registry = world.app().registry();
    ranking = Ranking.over(registry);
  }

  @AfterAll
  void leaveIt() {
    world.close();
  }

  record Phrase(String words, String action) {}

  /** How often the right action came first, and among the first three. */
  record Score(int first, int among, int of, List<String> missed) {
    double firstShare() {
      return (double) first / of;
    }

    double amongShare() {
      return (double) among / of;
    }
  }

  static List<Phrase> phrases(String resource) {
    try (InputStream in = MerchantWordsTest.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(cells -> new Phrase(cells[0], cells[1]))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Score score(Ranking ranking, List<Phrase> phrases) {
    int first = 0;
    int among = 0;
    List<String> missed = new ArrayList<>();
    for (Phrase phrase : phrases) {
      List<String> found = ranking.search(phrase.words(), TOP).stream().map(Action::name).toList();
      int place = found.indexOf(phrase.action());
      first += place == 0 ? 1 : 0;
      among += place >= 0 ? 1 : 0;
      if (place != 0) {
        missed.add(place + " " + phrase.words() + " → " + phrase.action() + " but " + found);
      }
    }
    return new Score(first, among, phrases.size(), missed);
  }

  /** A floor at what is reached; wanted are 0.9 and 0.97. */
  @Test
  void mostPhrasesFindTheirActionFirstAndNearlyAllAmongThree() {
    Score score = score(ranking, phrases("/merchant-words.tsv"));

    assertThat(score.of()).isGreaterThanOrEqualTo(150);
    assertThat(score.firstShare()).as("%s", score).isGreaterThanOrEqualTo(0.89);
    assertThat(score.amongShare()).as("%s", score).isGreaterThanOrEqualTo(0.96);
  }

  /** A floor: it was measured at the end, and may not fall. */
  @Test
  void whatWasNeverTunedToIsFoundToo() {
    Score score = score(ranking, phrases("/merchant-words-held-back.tsv"));

    assertThat(score.firstShare()).as("%s", score).isGreaterThanOrEqualTo(0.6);
    assertThat(score.amongShare()).as("%s", score).isGreaterThanOrEqualTo(0.9);
  }

  /**
   * Colloquial ones: 0.5 and 0.65 on their first run, though some synonyms were written with them
   * in mind; their causes were then mended.
   */
  @Test
  void looseTalkIsMostlyFoundToo() {
    Score score = score(ranking, phrases("/merchant-words-fresh.tsv"));

    assertThat(score.firstShare()).as("%s", score).isGreaterThanOrEqualTo(0.7);
    assertThat(score.amongShare()).as("%s", score).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void noPhraseIsAnAliasAndEachNamesAnAction() {
    Set<String> aliases =
        registry.all().stream()
            .flatMap(action -> action.aliases().stream())
            .map(alias -> alias.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    List<Phrase> all = new ArrayList<>(phrases("/merchant-words.tsv"));
    all.addAll(phrases("/merchant-words-held-back.tsv"));
    all.addAll(phrases("/merchant-words-fresh.tsv"));

    assertThat(all).extracting(Phrase::words).doesNotHaveDuplicates();
    assertThat(all)
        .extracting(phrase -> phrase.words().toLowerCase(Locale.ROOT))
        .doesNotContainAnyElementsOf(aliases);
    assertThat(all).allMatch(phrase -> registry.named(phrase.action()).isPresent());
  }
}
