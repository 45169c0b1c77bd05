package dev.storehand.core.csv;

import dev.storehand.core.problem.Fault;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a file holds, row by row.
 *
 * @param lines the rows that could be read
 * @param faults what is wrong with the file and with the other rows
 * @param columnsIgnored how many of its columns are not known
 */
public record Rows(List<Line> lines, List<Fault> faults, long columnsIgnored) {

  /**
   * A row.
   *
   * @param number the record's number in the file, of which the header is 1
   * @param tree the row as a client would have sent it in JSON
   */
  public record Line(int number, ObjectNode tree) {}
}
