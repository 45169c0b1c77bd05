package dev.storehand.hostile;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Verb;
import dev.storehand.core.schema.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes REST requests of inputs. */
final class RestFuzz {
  private final FuzzInputs inputs;
  private final String key;

  RestFuzz(FuzzInputs inputs, String key) {
    this.inputs = inputs;
    this.key = key;
  }

  /** The request that sends this input to its action, in whichever of the allowed ways. */
  RawRequest request(Action<?, ?> action, ObjectNode input) {
    ObjectNode rest = input.deepCopy();
    StringBuilder path = new StringBuilder(RawRequest.BASE);
    for (String segment : action.path().segments()) {
      path.append('/')
          .append(
              segment.startsWith(":") ? encoded(text(rest.remove(segment.substring(1)))) : segment);
    }
    boolean inQuery =
        action.verb() == Verb.GET || (action.verb() == Verb.DELETE && inputs.oneIn(2));
    if (inQuery) {
      path.append(query(rest));
    } else if (inputs.oneIn(6) && rest.has("dry_run")) {
      path.append("?dry_run=").append(encoded(text(rest.remove("dry_run"))));
    }
    RawRequest request = RawRequest.of(action.verb() + " " + path + " HTTP/1.1").key(key);
    if (!isPlain(action)) {
      request = request.with("Accept: application/json");
    }
    if (!inQuery
        && rest.has("idempotency_key")
        && rest.get("idempotency_key").isString()
        && inputs.oneIn(2)) {
      request = request.with("Idempotency-Key: " + encoded(text(rest.remove("idempotency_key"))));
    }
    if (inQuery) {
      return request;
    }
    byte[] body = Json.bytes(rest);
    return request
        .with("Content-Type: application/json")
        .with("Content-Length: " + body.length)
        .body(body);
  }

  /** Whether it answers with JSON even who does not ask for that: no file, no endless stream. */
  static boolean isPlain(Action<?, ?> action) {
    return !action.output().streams() && !action.output().isFile();
  }

  private static String query(ObjectNode rest) {
    List<String> pairs = new ArrayList<>();
    for (var each : rest.properties()) {
      if (each.getValue().isArray()) {
        each.getValue()
            .forEach(value -> pairs.add(encoded(each.getKey()) + "=" + encoded(text(value))));
      } else {
        pairs.add(encoded(each.getKey()) + "=" + encoded(text(each.getValue())));
      }
    }
    String query = String.join("&", pairs);
    // What is longer is the business of another test.
    return pairs.isEmpty()
        ? ""
        : "?" + query.substring(0, Math.min(query.length(), 5_000)).replaceAll("%[0-9A-F]?$", "");
  }

  private static String text(JsonNode value) {
    if (value == null) {
      return "missing";
    }
    String text = value.isString() ? value.stringValue() : value.toString();
    return text.substring(0, Math.min(text.length(), 300));
  }

  private static String encoded(String text) {
    String whole =
        Character.isHighSurrogate(text.isEmpty() ? 'x' : text.charAt(text.length() - 1))
            ? text + "?"
            : text;
    return URLEncoder.encode(whole, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
