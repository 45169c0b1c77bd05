package dev.storehand.edge.rest;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Verb;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.FromText;
import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a request into one flat object, from path, query, body and the one header that is an
 * argument.
 */
final class Bodies {
  /** What a body may hold. */
  static final int MAX_BYTES = 1 << 20;

  /** What the body of a bulk action or an import may hold. */
  static final int MAX_BULK_BYTES = 16 << 20;

  private static final String IDEMPOTENCY_KEY = "idempotency_key";
  private static final String CURSOR = "cursor";

  private Bodies() {}

  static ObjectNode read(Request request, Registry.Found found) {
    Action<?, ?> action = found.action();
    ObjectNode arguments = action.verb() == Verb.GET ? Json.object() : body(request, action);
    List<Fault> twice = new ArrayList<>();
    ObjectNode query = Json.object();
    QueryString.into(query, request.getHttpURI().getQuery(), action.input().schema());
    query.properties().forEach(each -> put(arguments, each.getKey(), each.getValue(), twice));
    if (action.kind() != Kind.READ) {
      // HTTP clients send the header with everything; a read is as repeatable without it.
      for (String key : request.getHeaders().getValuesList("Idempotency-Key")) {
        put(arguments, IDEMPOTENCY_KEY, arguments.stringNode(key), twice);
      }
    }
    if (action.output().streams()) {
      // A browser that comes back sends the address as it was, and where it stopped in a header.
      header(request, "Last-Event-ID").ifPresent(id -> arguments.put(CURSOR, id));
    }
    JsonNode properties = action.input().schema().path("properties");
    found
        .path()
        .forEach(
            (name, value) ->
                put(arguments, name, FromText.value(List.of(value), properties.path(name)), twice));
    if (!twice.isEmpty()) {
      throw Problem.faults(twice);
    }
    return arguments;
  }

  private static void put(ObjectNode arguments, String name, JsonNode value, List<Fault> twice) {
    JsonNode other = arguments.get(name);
    if (other != null && !other.equals(value)) {
      twice.add(
          new Fault(
              name, "is sent twice with different values, in the body, the address or a header"));
    }
    arguments.set(name, value);
  }

  private static ObjectNode body(Request request, Action<?, ?> action) {
    byte[] bytes = bytes(request, action.kind() == Kind.JOB ? MAX_BULK_BYTES : MAX_BYTES);
    if (bytes.length == 0) {
      return Json.object();
    }
    header(request, "Content-Encoding")
        .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
        .ifPresent(
            encoding -> {
              throw Problem.of(
                      Code.UNSUPPORTED_MEDIA_TYPE, "The body is encoded: " + shortened(encoding))
                  .hint("Send the body as it is, without a Content-Encoding.");
            });
    String type = mediaType(request);
    if (type.equals("text/csv") && action.input().schema().path("properties").has("csv")) {
      return Json.object().put("csv", text(bytes));
    }
    if (!type.equals("application/json")) {
      throw Problem.of(
              Code.UNSUPPORTED_MEDIA_TYPE,
              type.isEmpty()
                  ? "The body has no Content-Type"
                  : "The body is " + shortened(type) + ", not application/json")
          .hint("Send the body as application/json, and say so in Content-Type.");
    }
    ObjectNode body = Json.parse(bytes);
    if (action.verb() == Verb.PATCH) {
      nullsToUnset(body, clearable(action));
    }
    return body;
  }

  /** The paths that the action's {@code unset} takes. */
  private static Set<String> clearable(Action<?, ?> action) {
    Set<String> paths = new HashSet<>();
    action
        .input()
        .schema()
        .at("/properties/unset/items/enum")
        .forEach(each -> paths.add(each.asString()));
    return paths;
  }

  /**
   * In REST a null clears; the schema says that with {@code unset}, so that every property has one
   * plain type. A null of what cannot be cleared stays, and is refused where it stands.
   */
  private static void nullsToUnset(ObjectNode body, Set<String> clearable) {
    List<String> cleared = new ArrayList<>();
    collectNulls(body, "", clearable, cleared);
    if (!cleared.isEmpty()) {
      ArrayNode unset =
          body.path("unset") instanceof ArrayNode list ? list : body.putArray("unset");
      cleared.forEach(unset::add);
    }
  }

  private static void collectNulls(
      ObjectNode node, String parent, Set<String> clearable, List<String> cleared) {
    for (String name : List.copyOf(node.propertyNames())) {
      JsonNode value = node.get(name);
      String path = parent + name;
      if (value.isNull() && clearable.contains(path)) {
        node.remove(name);
        cleared.add(path);
      } else if (value instanceof ObjectNode inner) {
        collectNulls(inner, path + ".", clearable, cleared);
      }
    }
  }

  /** The body, which {@link WholeBodies} has at hand. */
  private static byte[] bytes(Request request, int limit) {
    try {
      byte[] bytes = WholeBodies.of(request);
      if (bytes.length > limit) {
        throw tooLarge(limit);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Problem tooLarge(long limit) {
    String most = limit >= 1 << 20 ? (limit >> 20) + " MiB" : limit + " bytes";
    return Problem.of(Code.PAYLOAD_TOO_LARGE, "The body is larger than " + most)
        .hint("Send at most " + most + " at once; bulk actions and imports take 16 MiB.");
  }

  private static String mediaType(Request request) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> header(Request request, String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (Json.clean(text)) {
        return text;
      }
    } catch (CharacterCodingException e) {
      throw Problem.of(Code.INVALID_REQUEST, "The CSV is not UTF-8");
    }
    throw Problem.of(Code.INVALID_REQUEST, "The CSV holds U+0000, which no text may hold");
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }
}
