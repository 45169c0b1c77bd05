package dev.storehand.core.action;

import java.util.Arrays;
import java.util.List;

/**
 * A path below the base, such as {@code /stock/items/:id/adjust}.
 *
 * @param text as it was declared
 * @param segments its segments; those that begin with a colon are parameters
 */
public record PathPattern(String text, List<String> segments) {

  public PathPattern(String text) {
    this(text, Arrays.stream(text.split("/")).skip(1).toList());
    if (!text.matches("(/(:?[a-z][a-z0-9_]*))+")) {
      throw new IllegalArgumentException("Not a path: " + text);
    }
  }

  /** The names of its parameters, in order. */
  public List<String> parameters() {
    return segments().stream().filter(s -> s.startsWith(":")).map(s -> s.substring(1)).toList();
  }

  /** The path with each parameter as {@code *}: two actions of one verb may not share it. */
  public String form() {
    return text.replaceAll(":[a-z0-9_]+", "*");
  }

  /** As OpenAPI writes it: {@code /stock/items/{id}/adjust}. */
  public String braced() {
    return text.replaceAll(":([a-z0-9_]+)", "{$1}");
  }
}
