package dev.storehand.core.action;

import dev.storehand.core.db.Page;

/**
 * What a report answers: what it is about, and a part of its rows.
 *
 * @param window the times and filters it was made by, as they were understood
 */
public record Report<T>(Record window, Page<T> rows) {
  /** Under which name its rows stand. */
  static final String ROWS = "rows";
}
