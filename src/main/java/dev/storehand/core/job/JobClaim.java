package dev.storehand.core.job;

import dev.storehand.core.db.Mode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chunk of a job that a runner has claimed: it is that runner's until the lease ends or somebody
 * claims it after.
 *
 * @param keyId the key that asked for the job
 * @param requestId the call that did
 * @param number the chunk's, from 0
 * @param first the index of its first item
 * @param size how many items it has
 * @param owner who claimed it
 * @param generation how often it has been claimed: it tells an older claim from a newer one
 */
public record JobClaim(
    String jobId,
    String shop,
    Mode mode,
    String action,
    Job.Kind kind,
    String keyId,
    String keyName,
    String requestId,
    ObjectNode shared,
    ObjectNode options,
    long number,
    long first,
    long size,
    String owner,
    long generation) {

  /** An item of the chunk that waits, with what all items share. */
  public record Waiting(long index, ObjectNode input) {}
}
