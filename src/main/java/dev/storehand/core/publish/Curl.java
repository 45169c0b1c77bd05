package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Verb;
import dev.storehand.core.schema.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A call as a line for the shell; {@code $BASE} and {@code $KEY} are set by whoever pastes it. */
final class Curl {
  private Curl() {}

  /** The call of an action with these arguments, path parameters among them. */
  static String of(Action<?, ?> action, ObjectNode arguments) {
    return of(action, arguments, Optional.empty());
  }

  /** The same with an idempotency key. */
  static String of(Action<?, ?> action, ObjectNode arguments, Optional<String> idempotencyKey) {
    ObjectNode rest = arguments.deepCopy();
    String path = path(action, rest);
    boolean bodied = action.verb() == Verb.POST || action.verb() == Verb.PATCH;
    String query = bodied || rest.isEmpty() ? "" : "?" + query(rest);
    String verb = action.verb() == Verb.GET ? "" : "-X " + action.verb() + " ";
    List<String> parts = new ArrayList<>();
    parts.add("curl -s " + verb + "\"$BASE" + path + query + "\" -H \"X-Auth-Token: $KEY\"");
    if (action.kind() != Kind.READ) {
      idempotencyKey.ifPresent(key -> parts.add("-H \"Idempotency-Key: " + key + "\""));
    }
    if (bodied && !rest.isEmpty()) {
      parts.add("-H \"Content-Type: application/json\"");
      parts.add("-d '" + Json.mapper().writeValueAsString(rest).replace("'", "'\\''") + "'");
    }
    return String.join(" \\\n  ", parts);
  }

  /** The path with its values, which are taken out of the arguments. */
  private static String path(Action<?, ?> action, ObjectNode arguments) {
    return action.path().segments().stream()
        .map(
            segment ->
                segment.startsWith(":")
                    ? encoded(arguments.remove(segment.substring(1)).asString())
                    : segment)
        .collect(Collectors.joining("/", "/", ""));
  }

  private static String query(ObjectNode arguments) {
    return arguments.properties().stream()
        .map(each -> each.getKey() + "=" + value(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String value(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(each -> encoded(each.asString())).collect(Collectors.joining(","))
        : encoded(value.asString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
