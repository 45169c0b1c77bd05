package dev.storehand.core.action;

import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import java.util.function.Function;

/**
 * How a report is made: one statement, of which a read shows a page and an export everything, so
 * that both hold the same figures.
 *
 * @param <Q> what it is asked
 * @param <T> a row of it
 */
@FunctionalInterface
public interface Figures<Q, T> {

  Found<T> find(Q query, Paging paging, ReadTx tx);

  /**
   * A report that is ready to be read.
   *
   * @param window the times and filters, as they were understood
   */
  record Found<T>(Record window, Select rows, Function<Row, T> map) {}
}
