package dev.storehand.core.db;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/** A statement that its engine has prepared. One thread at a time. */
interface Prepared {

  /**
   * Runs it.
   *
   * @param values text, whole numbers, flags or null, one for each question mark
   * @return how many rows it changed
   */
  int update(List<Object> values) throws SQLException;

  /**
   * Runs it, or keeps the values to be sent with those that follow.
   *
   * @return how many rows were changed so far by this call
   */
  int add(List<Object> values) throws SQLException;

  /** Sends what was kept; gives how many rows that changed. */
  int runAdded() throws SQLException;

  /**
   * Asks it for rows until {@code more} has seen enough.
   *
   * @param fetch how many rows an engine that sends them in portions sends at a time; 0 for all at
   *     once
   */
  void query(List<Object> values, int fetch, Predicate<Row> more) throws SQLException;

  void close() throws SQLException;
}
