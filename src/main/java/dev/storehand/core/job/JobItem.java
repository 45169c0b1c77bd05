package dev.storehand.core.job;

import dev.storehand.core.schema.Doc;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One item of a job, and what became of it. */
@Doc("An item of a job.")
public record JobItem(
    @Doc("Its place in what was sent, from 0.") long index,
    @Doc("What was asked for.") ObjectNode input,
    @Doc("queued, succeeded, failed or cancelled.") Status status,
    @Doc("What the action answered, where it worked.") Optional<ObjectNode> result,
    @Doc("Why it did not work, as the body of a refusal.") Optional<ObjectNode> error) {

  /** Where an item stands; all but queued are final. */
  public enum Status {
    QUEUED,
    SUCCEEDED,
    FAILED,
    CANCELLED
  }
}
