package dev.storehand.core.db;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Which part of a list is wanted, as a client asks for it.
 *
 * @param page from 1; 1 where neither it nor a cursor is sent
 * @param perPage 1 to 100, 25 if not sent
 * @param cursor a {@code next_cursor}, or empty text to begin a walk; not together with {@code
 *     page}
 * @param sort a sortable field's name, with {@code -} before it for descending
 * @param list which list this is of, and with which filters: a cursor belongs to both; empty where
 *     only the program itself asks
 */
public record Paging(
    Optional<Integer> page,
    Optional<Integer> perPage,
    Optional<String> cursor,
    Optional<String> sort,
    String list) {

  /** A part of a list that only the program itself asks for. */
  public Paging(
      Optional<Integer> page,
      Optional<Integer> perPage,
      Optional<String> cursor,
      Optional<String> sort) {
    this(page, perPage, cursor, sort, "");
  }

  /**
   * The same part of this list with these filters, a record.
   *
   * <p>Its text says the same on every node; 32 bits of it are enough, since who passes a cursor
   * off as another's only misleads himself.
   */
  public Paging of(String name, Record filters) {
    CRC32 digest = new CRC32();
    digest.update(filters.toString().getBytes(StandardCharsets.UTF_8));
    return new Paging(
        page, perPage, cursor, sort, name + " " + Long.toHexString(digest.getValue()));
  }

  /** The first page of the default size, in the list's own order. */
  public static Paging first() {
    return new Paging(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
