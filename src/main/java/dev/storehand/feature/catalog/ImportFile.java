package dev.storehand.feature.catalog;

import dev.storehand.core.problem.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What an import brings, read and checked row by row.
 *
 * @param lines the rows that could be read
 * @param faults what is wrong with the others
 * @param total how many rows there are below the header
 * @param columnsIgnored how many columns of a file are not kept
 * @param where how a fault names a part of a line, as in {@code row 7, Variant Price} or {@code rows[5].price_cents}
 */
record ImportFile(
    List<Line> lines,
    List<Fault> faults,
    int total,
    long columnsIgnored,
    BiFunction<Integer, String, String> where) {

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

  /** Rows that came as JSON, which the schema has checked. */
  static ImportFile of(List<ImportRow> rows) {
    List<Line> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(new Line(lines.size(), row)));
    return new ImportFile(
        lines, List.of(), rows.size(), 0, (index, part) -> "rows[" + index + "]." + part);
  }

  /** A fault of a part of a line. */
  Fault fault(Line line, String part, String sentence) {
    return new Fault(where.apply(line.number(), part), sentence);
  }

  /** How a sentence names another line. */
  String name(Line line) {
    String path = where.apply(line.number(), "handle");
    return path.replaceAll("(, |\\.)[^,.\\]]*$", "");
  }
}
