package dev.storehand.core.db;

import java.util.Optional;

/**
 * Which part of a list is wanted, as a client asks for it.
 *
 * @param page from 1; 1 where neither it nor a cursor is sent
 * @param perPage 1 to 100, 25 if not sent
 * @param cursor a {@code next_cursor}, or empty text to begin a walk; not together with {@code
 *     page}
 * @param sort a sortable field's name, with {@code -} before it for descending
 */
public record Paging(
    Optional<Integer> page,
    Optional<Integer> perPage,
    Optional<String> cursor,
    Optional<String> sort) {

  /** The first page of the default size, in the list's own order. */
  public static Paging first() {
    return new Paging(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
