package dev.storehand.core.action;

import dev.storehand.core.db.Paging;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call that has been read and found valid.
 *
 * @param input the action's own record
 * @param own the same as JSON, without reserved arguments: what idempotency fingerprints and the
 *     audit keeps
 */
public record Call<I>(
    I input,
    ObjectNode own,
    Paging paging,
    boolean dryRun,
    boolean confirmed,
    Optional<String> idempotencyKey,
    Optional<Long> expectedVersion) {}
