package dev.storehand.core.schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * What a list says of itself. A walk by cursor does not count, so it has neither total nor page
 * numbers.
 */
public record PageMeta(
    @Doc("How many rows there are in all.") @PositiveOrZero Optional<Long> totalCount,
    @Doc("Which page this is, from 1.") @Positive Optional<Integer> page,
    @Doc("How many rows a page has at most.") @Positive @Max(100) int perPage,
    @Doc("How many pages there are.") @PositiveOrZero Optional<Integer> totalPages,
    @Doc("Whether more rows follow.") boolean hasMore,
    @Doc("Send it as cursor to get the rows that follow.") @Size(max = PageMeta.LONGEST_CURSOR)
        Optional<String> nextCursor) {
  /** A cursor holds the text that a list is sorted by, such as a name in any script. */
  public static final int LONGEST_CURSOR = 4096;
}
