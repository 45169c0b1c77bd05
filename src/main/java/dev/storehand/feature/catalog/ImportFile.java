package dev.storehand.feature.catalog;

import dev.storehand.core.csv.CsvTable;
import dev.storehand.core.problem.Fault;
import java.util.List;

/**
 * What an import brings, read and checked row by row.
 *
 * @param lines the rows that could be read
 * @param faults what is wrong with the others
 * @param columnsIgnored how many columns of a file are not kept
 * @param naming how a fault names a part of a line
 */
record ImportFile(List<Line> lines, List<Fault> faults, long columnsIgnored, Naming naming) {

  /**
   * A row.
   *
   * @param number the record's number in a file, the index in a list
   */
  record Line(int number, ImportRow row) {
    String handle() {
      return row.handle();
    }
  }

  /** How a fault names a part of a line. */
  interface Naming {
    String path(int number, String part);

    /** A fault of a part of a line. */
    default Fault fault(Line line, String part, String sentence) {
      return new Fault(path(line.number(), part), sentence);
    }

    /** How a sentence names another line. */
    default String name(Line line) {
      return path(line.number(), "").replaceAll("(, |\\.)$", "");
    }

    /** By row and column: {@code row 7, Variant Price}. */
    static Naming ofFile() {
      return (row, part) -> CsvTable.at(row, ShopifyColumn.headerOf(part));
    }

    /** By index and field: {@code rows[5].price_cents}. */
    static Naming ofRows() {
      return (index, part) -> "rows[" + index + "]." + part;
    }
  }
}
