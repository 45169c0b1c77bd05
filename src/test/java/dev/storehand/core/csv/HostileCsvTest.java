package dev.storehand.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files that are broken, or meant to break something. */
class HostileCsvTest {
  record Row(
      @Doc("A text.") @Size(max = 10) Optional<String> text,
      @Doc("A number.") @Min(0) @Max(9) Optional<Integer> number) {}

  private static final RowReader<Row> READER = RowReader.of(Row.class);

  private static List<String> faults(String csv) {
    return READER.read(csv).faults().stream().map(Fault::text).toList();
  }

  private static List<Row> rows(String csv) {
    Rows rows = READER.read(csv);
    assertThat(rows.faults()).isEmpty();
    return rows.lines().stream().map(line -> READER.bind(line.tree())).toList();
  }

  @Test
  void emptyFilesAreNamedForWhatTheyLack() {
    assertThat(faults("")).containsExactly("csv is empty: it needs a header and rows");
    assertThat(faults("\ufeff")).containsExactly("csv is empty: it needs a header and rows");
    assertThat(faults("text,number\n")).containsExactly("csv has no rows below its header");
    assertThat(faults("text,number\r\n\r\n ,\n"))
        .containsExactly("csv has no rows below its header");
  }

  @Test
  void zeroBytesAndHalvesOfCharactersAreNamed() {
    assertThat(faults("text,number\na\u0000b,1\n\ud800,2\n"))
        .contains(
            "row 2, text holds U+0000 or half a character",
            "row 3, text holds U+0000 or half a character");
  }

  @Test
  void aHalfQuoteIsNamedWhereItBegins() {
    assertThat(faults("text,number\na,1\n\"b,2\nc,3\n"))
        .containsExactly("row 3, text begins with a quote that is never closed");
    assertThat(faults("text,number\na,\"1"))
        .containsExactly("row 2, number begins with a quote that is never closed");
    assertThat(faults("\"text,number\na,1")).isNotEmpty();
    assertThat(faults("text,number\n\"a\" b,1\nc,2\n"))
        .containsExactly("row 2 has text after a closing quote; the rows below it were not read");
    assertThat(rows("text,number\na\"b,1\n"))
        .extracting(Row::text)
        .containsExactly(Optional.of("a\"b"));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstHeader() {
    assertThat(rows("\ufefftext,number\na,1\n")).hasSize(1);
    assertThat(rows("\ufeff\"text\",number\na,1\n")).hasSize(1);
  }

  @Test
  void linesMayEndInAnyWayEvenMixed() {
    assertThat(rows("text,number\r\na,1\nb,2\rc,3\r\n\"d\ne\",4"))
        .extracting(row -> row.text().orElse(""))
        .containsExactly("a", "b", "c", "d\ne");
  }

  @Test
  void aCellOfAMegabyteIsAFaultLikeAnyOther() {
    String huge = "x".repeat(1 << 20);
    assertThat(faults("text,number\n" + huge + ",1\n"))
        .containsExactly("row 2, text must be at most 10 characters");
    assertThat(faults("text,number\na," + huge + "\n").get(0)).hasSizeLessThan(120);
    assertThat(faults(huge + ",text\n1,a\n")).isEmpty();
    assertThat(faults(huge + "\n1\n").get(0)).startsWith("row 1 names none of the columns");
  }

  @Test
  void aMillionColumnsAreRefusedWithoutBeingTakenApart() {
    assertThat(faults("text,number\na,1\n" + ",".repeat(1_000_000) + "\n"))
        .containsExactly("row 3 has more than 1,000 columns");
  }

  @Test
  void tenThousandRowsAreTakenAndOneMoreIsNot() {
    String rows = "text,number\n" + "a,1\n".repeat(10_000);
    assertThat(rows(rows)).hasSize(10_000);
    assertThat(faults(rows + "a,1\n"))
        .containsExactly("csv has 10,001 rows; at most 10,000 are taken at once");
  }

  @Test
  void emptyLinesCountAsRecordsButNotAsRows() {
    String csv = "text,number\n" + "\n".repeat(1_000_000) + "a,x\n";
    assertThat(faults(csv)).containsExactly("row 1000002, number must be a whole number, not x");
  }

  @Test
  void jsonInACellIsReadAsStrictlyAsAnyOther() {
    record Tagged(@Doc("Words.") @Size(max = 3) Optional<List<@Size(max = 9) String>> tags) {}
    RowReader<Tagged> reader = RowReader.of(Tagged.class);
    for (String cell : List.of("[1]", "[", "[]]", "[]}", "[],\"\"x\"\":[1]", "[".repeat(5_000))) {
      assertThat(reader.read("tags\n\"" + cell + "\"\n").faults()).as(cell).isNotEmpty();
    }
  }
}
