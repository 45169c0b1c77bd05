package dev.storehand.core.action;

import dev.storehand.core.csv.RowReader;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.problem.Fault;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an import reads what it is sent into the items of its job, having checked all of it.
 *
 * @param <R> what an item is bound to when it is done
 */
public interface ImportReader<R> {

  /** The record that a row sent as JSON must fit. */
  Class<?> row();

  /** Reads a CSV file; its faults name row and column. */
  Read file(String csv, ReadTx tx);

  /** Reads rows that fit {@link #row()}; their faults name {@code rows[5].quantity}. */
  Read rows(List<ObjectNode> rows, ReadTx tx);

  /** An item as it was kept. */
  R bind(ObjectNode item);

  /**
   * What was read.
   *
   * @param items what the job is to do, in order
   * @param faults everything that is wrong; with any, nothing begins
   * @param counts what the job's summary says from the start, such as {@code columns_ignored}
   */
  record Read(List<ObjectNode> items, List<Fault> faults, Map<String, Long> counts) {}

  /** Each row is an item of its own. */
  static <R> ImportReader<R> of(RowReader<R> reader) {
    return new RowByRow<>(reader);
  }
}
