package dev.storehand.core.action;

import dev.storehand.core.schema.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arguments that the machine itself takes, beside an action's own. No input record uses these
 * names.
 */
final class Reserved {
  static final String DRY_RUN = "dry_run";
  static final String IDEMPOTENCY_KEY = "idempotency_key";
  static final String EXPECTED_VERSION = "expected_version";
  static final String CONFIRM = "confirm";
  static final String PAGE = "page";
  static final String PER_PAGE = "per_page";
  static final String CURSOR = "cursor";
  static final String SORT = "sort";
  static final Set<String> NAMES =
      Set.of(DRY_RUN, IDEMPOTENCY_KEY, EXPECTED_VERSION, CONFIRM, PAGE, PER_PAGE, CURSOR, SORT);

  private static final String ASCENDING = "+";
  private static final long SAFE_INTEGER = 9007199254740991L;
  private static final int MAX_PAGE = 1_000_000;

  private Reserved() {}

  /** What every write takes. */
  static Map<String, ObjectNode> ofWrites(boolean versioned, boolean destroys) {
    Map<String, ObjectNode> extra = new LinkedHashMap<>();
    extra.put(
        DRY_RUN,
        typed(
            "boolean",
            "True does everything and keeps nothing: the answer is what would have been."));
    extra.put(
        IDEMPOTENCY_KEY,
        typed(
                "string",
                "Your own key for this call. Sent again with the same input, it gets the first answer again.")
            .put("minLength", 1)
            .put("maxLength", 200));
    if (versioned) {
      extra.put(
          EXPECTED_VERSION,
          typed(
                  "integer",
                  "The version you last saw. If it has moved on, nothing is done and you get 409 stale_version.")
              .put("minimum", 1)
              .put("maximum", SAFE_INTEGER));
    }
    if (destroys) {
      extra.put(
          CONFIRM,
          typed(
              "boolean",
              "True says that the loss is meant. MCP asks for it; elsewhere it may be left out."));
    }
    return extra;
  }

  /** What every list takes; a first sort with a plus before it begins with the least. */
  static Map<String, ObjectNode> ofLists(List<String> fields) {
    boolean ascending = fields.get(0).startsWith(ASCENDING);
    List<String> sorts = fields.stream().map(field -> field.replace(ASCENDING, "")).toList();
    Map<String, ObjectNode> extra = new LinkedHashMap<>();
    extra.put(
        PAGE,
        typed("integer", "Which page, from 1; with a count of all rows.")
            .put("minimum", 1)
            .put("maximum", MAX_PAGE));
    extra.put(
        PER_PAGE,
        typed("integer", "Rows a page; 25 unless told.").put("minimum", 1).put("maximum", 100));
    extra.put(
        CURSOR,
        typed(
                "string",
                "Instead of page: next_cursor of the answer before, or empty to begin a walk without counting.")
            .put("maxLength", 1000));
    ObjectNode sort =
        typed(
            "string",
            "The field to sort by, with a minus for descending; "
                + (ascending ? "" : "-")
                + sorts.get(0)
                + " unless told.");
    ArrayNode names = sort.putArray("enum");
    new TreeSet<>(sorts).forEach(name -> names.add(name).add("-" + name));
    extra.put(SORT, sort);
    return extra;
  }

  private static ObjectNode typed(String type, String description) {
    return Json.object().put("type", type).put("description", description);
  }
}
