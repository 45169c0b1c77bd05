package dev.storehand.core.action;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

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

  /** The path of one thing, percent-encoded, with its parameters taken from a call's arguments. */
  public String at(ObjectNode arguments) {
    return segments().stream()
        .map(each -> each.startsWith(":") ? value(arguments, each.substring(1)) : each)
        .collect(Collectors.joining("/", "/", ""));
  }

  private static String value(ObjectNode arguments, String name) {
    return URLEncoder.encode(arguments.path(name).asString(""), StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  /** As OpenAPI writes it: {@code /stock/items/{id}/adjust}. */
  public String braced() {
    return text.replaceAll(":([a-z0-9_]+)", "{$1}");
  }
}
