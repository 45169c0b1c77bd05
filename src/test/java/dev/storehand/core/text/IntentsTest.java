package dev.storehand.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.text.Scorer.Field;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What merchants say, against a sketch of the planned actions with few aliases: a floor for the
 * scorer and the published synonyms, not yet what the finished rooms must reach.
 */
class IntentsTest {
  private static final int FIRST = 52;
  private static final int AMONG_THREE = 62;

  private record Planned(String name, List<Field> fields) {}

  private final List<String[]> intents = rows("/intents.tsv");
  private final Scorer<Planned> scorer =
      Scorer.of(
          rows("/planned-actions.tsv").stream().map(IntentsTest::planned).toList(),
          Planned::fields,
          Synonyms.resource("/words/synonyms.txt"));

  private static Planned planned(String[] cells) {
    List<Field> fields =
        new ArrayList<>(
            List.of(new Field(cells[0], 3), new Field(cells[1], 2.5), new Field(cells[2], 1.5)));
    List.of(cells[3].split("\\|")).forEach(alias -> fields.add(new Field(alias, 3.5)));
    return new Planned(cells[0], fields);
  }

  private static List<String[]> rows(String resource) {
    try (InputStream in = IntentsTest.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> line.split("\t", -1)).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void mostIntentsFindTheirActionFirstAndNearlyAllAmongThree() {
    int first = 0;
    int among = 0;
    for (String[] intent : intents) {
      List<String> found =
          scorer.search(intent[0], 3).stream().map(hit -> hit.thing().name()).toList();
      first += found.indexOf(intent[1]) == 0 ? 1 : 0;
      among += found.contains(intent[1]) ? 1 : 0;
    }
    assertThat(intents).hasSize(68);
    assertThat(first).isGreaterThanOrEqualTo(FIRST);
    assertThat(among).isGreaterThanOrEqualTo(AMONG_THREE);
  }

  @Test
  void noIntentIsWordForWordAnAlias() {
    List<String> aliases =
        rows("/planned-actions.tsv").stream()
            .flatMap(row -> List.of(row[3].split("\\|")).stream())
            .toList();
    assertThat(intents).extracting(intent -> intent[0]).doesNotContainAnyElementsOf(aliases);
  }
}
