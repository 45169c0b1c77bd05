package dev.storehand.core.job;

import java.util.List;
import java.util.Map;
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
   * @param items each item's own fields, in order; an export has none
   * @param total how many items there are; of an export, how many rows are expected
   * @param counts what the summary says from the start
   * @param metered what of it is counted against a limit of its own
   */
  public record Plan(
      ObjectNode shared,
      ObjectNode options,
      List<ObjectNode> items,
      long total,
      Map<String, Long> counts,
      Optional<Metered> metered) {

    /** So many items of those that a limit counts. */
    public record Metered(ItemLimit limit, long items) {}

    /** A plan of items. */
    public static Plan of(ObjectNode shared, ObjectNode options, List<ObjectNode> items) {
      return of(shared, options, items, Map.of());
    }

    /** A plan of items, with what the summary says from the start. */
    public static Plan of(
        ObjectNode shared, ObjectNode options, List<ObjectNode> items, Map<String, Long> counts) {
      return new Plan(shared, options, items, items.size(), counts, Optional.empty());
    }

    /** A plan of an export of so many rows. */
    public static Plan ofExport(ObjectNode filter, ObjectNode options, long rows) {
      return new Plan(filter, options, List.of(), rows, Map.of(), Optional.empty());
    }

    /** The same, of which so many items are counted against a limit when the job starts. */
    public Plan meteredBy(ItemLimit limit, long counted) {
      return new Plan(
          shared, options, items, total, counts, Optional.of(new Metered(limit, counted)));
    }

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
