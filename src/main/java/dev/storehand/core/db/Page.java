package dev.storehand.core.db;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of a list and where it stands in the whole. */
public record Page<T>(List<T> rows, Meta meta) {

  /** The same part, its rows seen otherwise. */
  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    return new Page<>(rows.stream().<R>map(change).toList(), meta);
  }

  /**
   * Where the part stands.
   *
   * @param totalCount how many rows there are in all; counted for pages only, like {@code page} and
   *     {@code totalPages}
   * @param nextCursor leads on from the last row here; there while {@code hasMore}
   */
  public record Meta(
      Optional<Long> totalCount,
      Optional<Integer> page,
      int perPage,
      Optional<Integer> totalPages,
      boolean hasMore,
      Optional<String> nextCursor) {}
}
