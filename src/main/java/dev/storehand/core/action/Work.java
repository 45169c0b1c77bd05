package dev.storehand.core.action;

import dev.storehand.core.db.WriteTx;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** How a job's items are done, by a runner, a chunk of them in one transaction. */
public sealed interface Work {

  /** Each item is a saved request to this action, with its own check, ability and audit. */
  record Requests(Action<?, ?> action) implements Work {}

  /** Each item is done by a function of the room that declared the job. */
  record Rows(Each each) implements Work {}

  /**
   * Does one item. What it throws is the item's outcome and takes back what it did; it may be run
   * again.
   */
  @FunctionalInterface
  interface Each {
    Done apply(ObjectNode item, WriteTx tx);
  }

  /** All that a list or a report shows goes to a file. */
  record File(Exporting<?> exporting) implements Work {}

  /** Does one item of an import, with what its action was told besides. */
  @FunctionalInterface
  interface Take<I, R> {
    Done take(I options, R item, WriteTx tx);
  }

  /**
   * What an item came to.
   *
   * @param result what the item shows
   * @param counts what is added to the job's summary, such as {@code created}: 1
   */
  record Done(ObjectNode result, Map<String, Long> counts) {}
}
