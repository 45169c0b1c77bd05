package dev.storehand.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.Config;
import dev.storehand.World;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import dev.storehand.core.publish.Ranking;
import dev.storehand.core.text.Table;
import dev.storehand.core.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What merchants say, none of it an alias, finds the action that does it. The phrases of each set
 * were written before anything was tuned to them; nothing was to the sealed ones.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MerchantWordsTest {
  private static final int TOP = 3;
  private static final List<String> SETS =
      List.of(
          "/merchant-words.tsv",
          "/merchant-words-held-back.tsv",
          "/merchant-words-fresh.tsv",
          "/merchant-words-unseen.tsv",
          "/merchant-words-sealed.tsv",
          "/merchant-words-strangers.tsv",
          "/merchant-words-strangers-2.tsv",
          "/merchant-words-short.tsv",
          "/merchant-words-short-2.tsv");

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

  private void assertFound(String resource, double first, double among) {
    Score score = score(ranking, phrases(resource));

    assertThat(score.firstShare()).as("%s", score).isGreaterThanOrEqualTo(first);
    assertThat(score.amongShare()).as("%s", score).isGreaterThanOrEqualTo(among);
  }

  /** What is promised. */
  @Test
  void nineOfTenPhrasesFindTheirActionFirstAndNearlyAllAmongThree() {
    assertThat(phrases("/merchant-words.tsv")).hasSizeGreaterThanOrEqualTo(150);
    assertFound("/merchant-words.tsv", 0.90, 0.97);
  }

  /** 0.6 and 0.9 on its first run. */
  @Test
  void whatWasHeldBackIsFoundToo() {
    assertFound("/merchant-words-held-back.tsv", 0.90, 0.97);
  }

  /** Colloquial ones: 0.5 and 0.65 on their first run. */
  @Test
  void looseTalkIsMostlyFoundToo() {
    assertFound("/merchant-words-fresh.tsv", 0.90, 0.97);
  }

  /** Of all rooms: 0.66 and 0.85 on their first run, before the search learnt from sayings. */
  @Test
  void phrasesOfAllRoomsAreMostlyFound() {
    assertFound("/merchant-words-unseen.tsv", 0.89, 0.97);
  }

  /**
   * Of all rooms too: 0.91 and 1 on their first run. Chattier sayings, written since without them,
   * cost one of these phrases and brought seven of the first strangers'.
   */
  @Test
  void whatNothingWasMendedByIsFoundToo() {
    assertFound("/merchant-words-sealed.tsv", 0.89, 0.97);
  }

  /** Long and chatty, by an author who knew no alias and no saying: 0.83 and 0.96 at first. */
  @Test
  void whatAStrangerSaysAtLengthIsMostlyFound() {
    assertFound("/merchant-words-strangers.tsv", 0.88, 0.97);
  }

  /** Of ordinary length, by another such author, measured once: 108 and 117 of 119. */
  @Test
  void whatAStrangerSaysIsFound() {
    assertFound("/merchant-words-strangers-2.tsv", 0.90, 0.97);
  }

  /**
   * Short ones, slang and English of people who learnt it, by a third such author: 0.85 and 0.95 on
   * their first run.
   */
  @Test
  void whatIsSaidInHasteIsFound() {
    assertFound("/merchant-words-short.tsv", 0.90, 0.97);
  }

  /** By the same author, after mending by the set before: 0.80 and 0.91 on their first run. */
  @Test
  void whatIsSaidInHasteAgainIsFoundToo() {
    assertFound("/merchant-words-short-2.tsv", 0.90, 0.97);
  }

  @Test
  void noPhraseIsAnAliasOrASayingAndEachNamesAnAction() {
    List<Phrase> all = SETS.stream().flatMap(set -> phrases(set).stream()).toList();
    Set<List<String>> learnt =
        Stream.concat(
                registry.all().stream().flatMap(action -> action.aliases().stream()),
                sayings().stream().map(Phrase::words))
            .map(Words::split)
            .collect(Collectors.toSet());

    assertThat(all).extracting(Phrase::words).doesNotHaveDuplicates();
    assertThat(all)
        .extracting(phrase -> Words.split(phrase.words()))
        .doesNotContainAnyElementsOf(learnt);
    assertThat(all).allMatch(phrase -> registry.named(phrase.action()).isPresent());
  }

  /** Or the search would learn two things from one sentence. */
  @Test
  void eachSayingIsOfOneActionAndNoAliasOfAnother() {
    Map<String, String> aliases = new HashMap<>();
    registry
        .all()
        .forEach(action -> action.aliases().forEach(alias -> aliases.put(alias, action.name())));

    assertThat(sayings()).extracting(Phrase::words).doesNotHaveDuplicates();
    assertThat(sayings())
        .allMatch(said -> registry.named(said.action()).isPresent())
        .allMatch(said -> aliases.getOrDefault(said.words(), said.action()).equals(said.action()));
  }

  private static List<Phrase> sayings() {
    return Table.resource("/words/sayings.txt").stream()
        .flatMap(
            row ->
                Arrays.stream(row.right().split(";"))
                    .map(said -> new Phrase(said.strip(), row.left())))
        .toList();
  }
}
