package dev.storehand.core.db;

import java.sql.SQLException;

/** What a row holds, by position from 1. */
interface Cells {

  /** Null where there is nothing. */
  String text(int position) throws SQLException;

  /** 0 where there is nothing. */
  long number(int position) throws SQLException;

  /** False where there is nothing. */
  boolean flag(int position) throws SQLException;

  /** Whether there was nothing in the cell that was read last. */
  boolean wasNothing(int position) throws SQLException;
}
