package dev.storehand.core.job;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job to be started.
 *
 * @param action the action that starts it
 * @param ability what a key needs to start it, and so to retry it
 * @param plan what is to be done
 */
public record NewJob(String action, Job.Kind kind, Optional<String> ability, Plan plan) {

  /**
   * What is to be done.
   *
   * @param shared what all items have in common; an item's own fields stand over it
   * @param options what the whole is told, such as {@code skip_errors}
   * @param items each item's own fields, in order
   */
  public record Plan(ObjectNode shared, ObjectNode options, List<ObjectNode> items) {

    /** An item with what all share. */
    public ObjectNode item(int index) {
      return over(shared, items.get(index));
    }
  }

  /** An item's own fields over those it shares. */
  static ObjectNode over(ObjectNode shared, ObjectNode own) {
    return shared.isEmpty() ? own.deepCopy() : shared.deepCopy().setAll(own);
  }
}
