package dev.storehand.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Schemas;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back as it was, and no text is a formula on the way. */
class CsvRoundTripTest {
  private static final int ROWS = 500;
  private static final String ALPHABET = "ab,\";'=+-@\t\r\n|\u00e4\ud83d\ude00\uff1d 0";

  record Thing(
      @Doc("A text.") @Size(min = 1, max = 50) Optional<String> text,
      @Doc("A number.") @Min(-9) @Max(9) int number,
      @Doc("A flag.") Optional<Boolean> flag,
      @Doc("Words.") @Size(max = 9) Optional<List<@Size(max = 50) String>> words,
      @Doc("Notes.") @Size(max = 9) Optional<Map<String, @Size(max = 50) String>> notes) {}

  private static String written(List<Thing> things) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CsvFile file = new CsvFile(Schemas.output(Thing.class), bytes)) {
      things.forEach(thing -> file.add(Json.tree(thing)));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Thing thing(Random random) {
    // What is blank is no different from what was not sent; and outer spaces do not count.
    Optional<String> text = Optional.of(text(random)).filter(any -> any.equals(any.strip()));
    List<String> words = new ArrayList<>();
    Map<String, String> notes = new TreeMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      words.add(text(random));
      notes.put(text(random), text(random));
    }
    return new Thing(
        text.filter(any -> !any.isBlank()),
        random.nextInt(19) - 9,
        random.nextBoolean() ? Optional.empty() : Optional.of(random.nextBoolean()),
        Optional.of(words).filter(any -> !any.isEmpty()),
        Optional.of(notes).filter(any -> !any.isEmpty()));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int[] signs = ALPHABET.codePoints().toArray();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.appendCodePoint(signs[random.nextInt(signs.length)]);
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsWrittenIsReadBackAsItWas(long seed) throws IOException {
    Random random = new Random(seed);
    List<Thing> things = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      things.add(thing(random));
    }

    CsvTable table = CsvTable.read(written(things));

    assertThat(table.faults()).isEmpty();
    assertThat(table.records()).hasSize(ROWS);
    int text = table.headers().indexOf("text");
    for (int i = 0; i < ROWS; i++) {
      Thing thing = things.get(i);
      List<String> cells = table.records().get(i).cells();
      assertThat(cells.get(text)).doesNotMatch("(?s)[=+\\-@\\t\\r\\n\uff1d].*");
      assertThat(Formula.original(cells.get(text))).isEqualTo(thing.text().orElse(""));
      assertThat(cells.get(table.headers().indexOf("number"))).isEqualTo("" + thing.number());
    }
    Rows rows = RowReader.of(Thing.class).read(written(things));
    assertThat(rows.faults()).isEmpty();
    assertThat(rows.lines())
        .extracting(line -> Json.mapper().treeToValue(line.tree(), Thing.class))
        .isEqualTo(things);
  }

  @Test
  void aFileHasAHeaderAndLinesThatEndInCrLf() throws IOException {
    assertThat(
            written(
                List.of(
                    new Thing(
                        Optional.of("=HYPERLINK(\"http://evil\")"),
                        -5,
                        Optional.of(true),
                        Optional.of(List.of("=a")),
                        Optional.of(Map.of("n", "=b"))))))
        .isEqualTo(
            "text,number,flag,words,notes\r\n"
                + "\"'=HYPERLINK(\"\"http://evil\"\")\",-5,true,\"[\"\"=a\"\"]\",\"{\"\"n\"\":\"\"=b\"\"}\"\r\n");
  }
}
