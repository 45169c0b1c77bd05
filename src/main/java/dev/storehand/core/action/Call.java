package dev.storehand.core.action;

import dev.storehand.core.db.Paging;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call that has been read and found valid.
 *
 * @param input the action's own record
 * @param own the same as JSON, without reserved arguments: what idempotency fingerprints and the
 *     audit keeps
 * @param patience how long the caller would wait for its thing to end; zero for not at all
 */
public record Call<I>(
    I input,
    ObjectNode own,
    Paging paging,
    Duration patience,
    boolean dryRun,
    boolean confirmed,
    Optional<String> idempotencyKey,
    Optional<Long> expectedVersion) {

  /** The same call from another place of a list or stream. */
  public Call<I> from(Paging other) {
    return new Call<>(
        input, own, other, patience, dryRun, confirmed, idempotencyKey, expectedVersion);
  }
}
