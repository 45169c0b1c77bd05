package dev.storehand.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files of all kinds, read into rows. */
class RowReaderTest {
  enum Grade {
    FRESH,
    STALE
  }

  record Origin(@Doc("Town.") @Size(max = 20) Optional<String> town) {}

  record Crate(
      @Doc("Code.") @Size(min = 1, max = 8) String skuCode,
      @Doc("Units.") @Min(0) @Max(99) int quantity,
      @Doc("Weight.") @DecimalMin("0") @DecimalMax("1000") Optional<BigDecimal> weight,
      @Doc("Whether it is open.") Optional<Boolean> open,
      @Doc("How it is.") Optional<Grade> grade,
      @Doc("Best before.") Optional<LocalDate> bestBefore,
      @Doc("Words.") @Size(max = 3) Optional<List<@Size(max = 9) String>> tags,
      @Doc("Notes.") @Size(max = 3) Optional<Map<String, @Size(max = 9) String>> notes,
      @Doc("Where from.") Optional<Origin> origin) {}

  private static final RowReader<Crate> READER =
      RowReader.of(Crate.class)
          .also("sku_code", "SKU", "Variant SKU")
          .keeping(
              crate ->
                  crate.quantity() == 13
                      ? List.of(new Fault("quantity", "brings bad luck"))
                      : List.of());

  private static Rows read(String csv) {
    return READER.read(csv);
  }

  private static List<String> faults(String csv) {
    return read(csv).faults().stream().map(Fault::text).toList();
  }

  private static List<Crate> crates(String csv) {
    Rows rows = read(csv);
    assertThat(rows.faults()).isEmpty();
    return rows.lines().stream().map(line -> READER.bind(line.tree())).toList();
  }

  @Test
  void headersAreMatchedWhateverTheirCapitalsSpacesAndUnderscores() {
    for (String header :
        List.of(
            "sku_code,quantity",
            "SKU Code,QUANTITY",
            "skuCode, Quantity ",
            "sku-code,quantity",
            "Variant SKU,quantity",
            "sku,quantity")) {
      assertThat(crates(header + "\nA,5\n"))
          .as(header)
          .extracting(Crate::skuCode)
          .containsExactly("A");
    }
  }

  @Test
  void cellsBecomeWhatTheirFieldsHold() {
    Crate crate =
        crates(
                "sku,quantity,weight,open,grade,best_before,tags,notes,origin.town\n"
                    + "A, 12.0 ,1.50,YES,Fresh,2026-11-21,\"red,blue\",\"{\"\"by\"\":\"\"Ann\"\"}\",Bonn\n")
            .get(0);

    assertThat(crate)
        .isEqualTo(
            new Crate(
                "A",
                12,
                Optional.of(new BigDecimal("1.50")),
                Optional.of(true),
                Optional.of(Grade.FRESH),
                Optional.of(LocalDate.of(2026, 11, 21)),
                Optional.of(List.of("red", "blue")),
                Optional.of(Map.of("by", "Ann")),
                Optional.of(new Origin(Optional.of("Bonn")))));
  }

  @Test
  void aBlankCellIsAPartThatWasNotSent() {
    assertThat(crates("sku,quantity,weight,notes\nA,5,, \n").get(0).weight()).isEmpty();
    assertThat(faults("sku,quantity\nA,\n")).containsExactly("row 2, quantity is required");
  }

  @Test
  void everyFaultIsNamedByRowAndColumnAsTheFileWritesIt() {
    assertThat(
            faults(
                "SKU,Quantity,Open,Grade,Tags,Notes,Best before\n"
                    + "A,five,maybe,old,\"[1\",\"{\"\"a\"\":1}\",soon\n"
                    + ",100,no,,a;b,none,\n"
                    + "LONGER-THAN-8,13,,,,,\n"
                    + "B,13,,,,,\n"))
        .containsExactly(
            "row 2, Quantity must be a whole number, not five",
            "row 2, Open must be true or false, not maybe",
            "row 2, Grade must be one of: fresh, stale",
            "row 2, Best before must be a date such as 2026-11-21",
            "row 2, Tags must be a list, not [1",
            "row 2, Notes must be a text",
            "row 3, SKU is required",
            "row 3, Quantity must be at most 99",
            "row 3, Notes must be an object, not none",
            "row 4, SKU must be at most 8 characters",
            "row 5, Quantity brings bad luck");
  }

  @Test
  void aRowOfAnotherLengthIsNamedAndTheOthersAreRead() {
    Rows rows = read("sku,quantity\nA,1,2\nB\nC,3\n");

    assertThat(rows.faults().stream().map(Fault::text))
        .containsExactly(
            "row 2 has 3 columns, but the header has 2",
            "row 3 has 1 columns, but the header has 2");
    assertThat(rows.lines()).extracting(Rows.Line::number).containsExactly(4);
  }

  @Test
  void unknownColumnsAreCountedAndMissingOnesNamedOnce() {
    assertThat(read("sku,quantity,Colour,Colour\nA,1,red,blue\n").columnsIgnored()).isEqualTo(2);
    assertThat(faults("sku,Quantiti\nA,1\nB,2\n"))
        .containsExactly("row 1, quantity is missing: every file needs this column");
  }

  @Test
  void aFileOfUnknownColumnsAloneIsRefusedWithThoseThatAreKnown() {
    assertThat(faults("a,b\n1,2\n"))
        .containsExactly(
            "row 1 names none of the columns that are known: sku_code, quantity, weight, open,"
                + " grade, best_before, tags, notes, origin.town");
  }

  @Test
  void aFileOfSemicolonsOrTabsIsToldWhatStandsBetweenItsColumns() {
    assertThat(faults("sku_code;quantity\nA;5\n"))
        .containsExactly("row 1 has semicolons between its columns: write commas instead");
    assertThat(faults("sku_code;quantity;notes, tags\nA;5;\n"))
        .containsExactly("row 1 has semicolons between its columns: write commas instead");
    assertThat(faults("sku_code\tquantity\nA\t5\n"))
        .containsExactly("row 1 has tabs between its columns: write commas instead");
    assertThat(crates("sku_code,quantity,what; who\nA,5,x;y;z\n")).hasSize(1);
  }

  @Test
  void twoHeadersForOneFieldAreRefused() {
    assertThat(faults("sku,SKU_CODE,quantity\nA,B,1\n"))
        .contains("row 1, SKU_CODE means the same as sku");
    assertThat(faults("sku,quantity,quantity\nA,1,2\n"))
        .contains("row 1, quantity means the same as quantity");
  }

  @Test
  void aHeaderBelongsToOneFieldAlone() {
    RowReader<Crate> reader = RowReader.of(Crate.class);
    assertThatThrownBy(() -> reader.also("sku_code", "Quantity"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reader.also("colour", "Color"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anApostropheThatGuardsAFormulaIsTakenOffAndAnyOtherStays() {
    assertThat(crates("sku,quantity\n'=1+1,1\n''-A,1\n'tis,1\n"))
        .extracting(Crate::skuCode)
        .containsExactly("=1+1", "'-A", "'tis");
  }
}
