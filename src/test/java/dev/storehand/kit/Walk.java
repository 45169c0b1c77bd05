package dev.storehand.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** A list from its first row to its last, by cursor. */
public final class Walk {
  private Walk() {}

  /**
   * All rows.
   *
   * @param call calls an action by name with JSON
   * @param filter members of the input, such as {@code "sort": "seq"}; may be empty
   * @param plural where the rows are in an answer
   */
  public static List<JsonNode> all(
      BiFunction<String, String, Answer> call, String list, String filter, String plural) {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    do {
      Answer page =
          call.apply(
              list,
              "{%s%s\"per_page\": 100, \"cursor\": \"%s\"}"
                  .formatted(filter, filter.isEmpty() ? "" : ", ", cursor));
      page.at(plural).forEach(all::add);
      cursor = page.at("meta").path("next_cursor").asString("");
    } while (!cursor.isEmpty());
    return all;
  }
}
