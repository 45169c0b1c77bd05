package dev.storehand.core.publish;

import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the operations of the OpenAPI document share. */
final class Components {
  /** The headers of every good answer. */
  static final List<String> HEADERS =
      List.of(
          "X-Request-Id",
          "X-RateLimit-Limit",
          "X-RateLimit-Remaining",
          "X-RateLimit-Reset",
          "RateLimit",
          "RateLimit-Policy");

  private static final Set<Integer> WITH_RETRY = Set.of(409, 429, 503);

  private Components() {}

  static ObjectNode all() {
    ObjectNode components = Json.object();
    components.putObject("schemas").set("Problem", problem());
    responses(components.putObject("responses"));
    components.putObject("parameters").set("IdempotencyKey", idempotencyKey());
    headers(components.putObject("headers"));
    ObjectNode schemes = components.putObject("securitySchemes");
    schemes
        .putObject("auth_token")
        .put("type", "apiKey")
        .put("in", "header")
        .put("name", "X-Auth-Token")
        .put("description", "A key of the shop, `sh_live_…` or `sh_test_…`.");
    schemes
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "The same key, for clients that have only the Authorization header.");
    return components;
  }

  static String responseOf(int status) {
    return "Problem" + status;
  }

  private static ObjectNode problem() {
    ObjectNode schema =
        Json.object().put("type", "object").put("description", "A refusal (RFC 9457).");
    ObjectNode properties = schema.putObject("properties");
    texts(
        properties,
        "errors",
        "Every fault, each a plain sentence. A client needs no other member.");
    text(properties, "type", "The page that explains the code.");
    ObjectNode code = text(properties, "code", "What kind of refusal; stable within v2.");
    ArrayNode codes = code.putArray("enum");
    Stream.of(Code.values()).map(Code::wire).forEach(codes::add);
    text(properties, "title", "The code in words, the same on every occasion.");
    properties.putObject("status").put("type", "integer").put("description", "The HTTP status.");
    text(properties, "detail", "What was wrong this time.");
    ObjectNode fields =
        properties
            .putObject("fields")
            .put("type", "object")
            .put("description", "The faults by path of field.");
    fields
        .putObject("additionalProperties")
        .put("type", "array")
        .putObject("items")
        .put("type", "string");
    text(properties, "hint", "What would help.");
    texts(properties, "next_actions", "Names of actions to call next.");
    text(properties, "trace_id", "The request's id, as in X-Request-Id and the log.");
    ArrayNode required = schema.putArray("required");
    Stream.of(
            "errors",
            "type",
            "code",
            "title",
            "status",
            "detail",
            "hint",
            "next_actions",
            "trace_id")
        .forEach(required::add);
    return schema;
  }

  private static ObjectNode text(ObjectNode properties, String name, String description) {
    return properties.putObject(name).put("type", "string").put("description", description);
  }

  private static void texts(ObjectNode properties, String name, String description) {
    properties
        .putObject(name)
        .put("type", "array")
        .put("description", description)
        .putObject("items")
        .put("type", "string");
  }

  private static void responses(ObjectNode responses) {
    Set<Integer> statuses =
        Stream.of(Code.values()).map(Code::status).collect(Collectors.toCollection(TreeSet::new));
    for (int status : statuses) {
      List<Code> codes = Operation.codesOf(status);
      String words =
          codes.stream()
              .map(code -> code.wire() + ": " + code.title() + ".")
              .collect(Collectors.joining(" "));
      ObjectNode response = responses.putObject(responseOf(status)).put("description", words);
      ObjectNode headers = response.putObject("headers");
      headers.putObject("X-Request-Id").put("$ref", "#/components/headers/X-Request-Id");
      if (WITH_RETRY.contains(status)) {
        headers.putObject("Retry-After").put("$ref", "#/components/headers/Retry-After");
      }
      ObjectNode content = response.putObject("content").putObject("application/problem+json");
      content.putObject("schema").put("$ref", "#/components/schemas/Problem");
      content.set("example", Problems.example(codes.get(0)));
    }
  }

  private static ObjectNode idempotencyKey() {
    ObjectNode parameter =
        Json.object()
            .put("name", "Idempotency-Key")
            .put("in", "header")
            .put("required", false)
            .put(
                "description",
                "Your own key for this call. Sent again with the same input within 24 hours, it gets the first answer again.");
    parameter.putObject("schema").put("type", "string").put("minLength", 1).put("maxLength", 200);
    return parameter;
  }

  private static void headers(ObjectNode headers) {
    header(headers, "X-Request-Id", "string", "The request's id, as in the log.");
    header(headers, "X-RateLimit-Limit", "integer", "Points the shop may use in any 60 seconds.");
    header(headers, "X-RateLimit-Remaining", "integer", "Points left now.");
    header(
        headers, "X-RateLimit-Reset", "integer", "When the window will be empty, in Unix seconds.");
    header(headers, "RateLimit", "string", "The same as the IETF's draft writes it.");
    header(
        headers,
        "RateLimit-Policy",
        "string",
        "The limit and its window, as the IETF's draft writes it.");
    header(headers, "Retry-After", "integer", "Seconds to wait before trying again.");
    header(headers, "Dry-Run", "string", "true where nothing was kept.");
  }

  private static void header(ObjectNode headers, String name, String type, String description) {
    headers.putObject(name).put("description", description).putObject("schema").put("type", type);
  }
}
