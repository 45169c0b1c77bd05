package dev.storehand.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every refusal looks like (contract, section 5), written down a second time, and what none
 * may tell.
 */
final class ProblemShape {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              Json.parse(
                  """
                  {"type": "object", "additionalProperties": false,
                   "required": ["errors", "type", "code", "title", "status", "detail", "hint", "next_actions", "trace_id"],
                   "properties": {
                     "errors": {"type": "array", "minItems": 1, "maxItems": 1000, "items": {"type": "string", "minLength": 5}},
                     "type": {"type": "string", "pattern": "^/api/v2/external/problems/[a-z_]+$"},
                     "code": {"enum": [%s]},
                     "title": {"type": "string", "minLength": 5},
                     "status": {"type": "integer", "minimum": 400, "maximum": 599},
                     "detail": {"type": "string", "minLength": 5},
                     "fields": {"type": "object", "minProperties": 1, "additionalProperties":
                       {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}},
                     "hint": {"type": "string", "minLength": 5},
                     "next_actions": {"type": "array", "items": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}},
                     "trace_id": {"type": "string", "pattern": "^req_.+$"}}}"""
                      .formatted(
                          Stream.of(Code.values())
                              .map(code -> '"' + code.wire() + '"')
                              .collect(Collectors.joining(", ")))));

  /** Statuses that HTTP itself has a word for and the catalogue of codes has not. */
  private static final Set<Integer> OF_HTTP = Set.of(414, 417, 426, 431, 505);

  private static final List<String> INSIDE =
      List.of(
          "Exception",
          "java.",
          "javax.",
          "jakarta",
          "dev.storehand",
          "jetty",
          "javalin",
          "jackson",
          "sqlite",
          "postgres",
          "psql",
          "hikari",
          "jdbc",
          "select ",
          "insert into",
          "where shop",
          " set version",
          "\tat ",
          ".java:",
          "/tmp/",
          "/home/",
          System.getProperty("user.home") + "/",
          System.getProperty("user.dir"),
          "storehand.db");

  private ProblemShape() {}

  /**
   * Checks a refusal: its shape, that head and body agree, and that it tells nothing of the inside.
   */
  static ObjectNode check(RawAnswer answer) {
    assertThat(answer.status()).as("%s", answer).isGreaterThanOrEqualTo(400);
    assertThat(answer.header("Content-Type")).as("%s", answer).hasValue("application/problem+json");
    ObjectNode body = answer.json();
    fits(body, answer.status());
    assertThat(answer.header("X-Request-Id")).hasValue(body.path("trace_id").asString());
    leaksNothing(answer.text());
    return body;
  }

  /** Checks a refusal's body alone. */
  static void fits(ObjectNode body, int status) {
    assertThat(SCHEMA.validate(body)).as("%s", body).isEmpty();
    assertThat(body.path("status").intValue()).isEqualTo(status);
    String code = body.path("code").stringValue();
    int ofTheCode = Code.valueOf(code.toUpperCase(Locale.ROOT)).status();
    assertThat(ofTheCode).as("%s", body).isEqualTo(OF_HTTP.contains(status) ? 400 : status);
  }

  /**
   * Checks that a text tells nothing of what the program is made of. The letters of a request's id
   * are chance, and in time spell anything.
   */
  static void leaksNothing(String text) {
    assertThat(text.replaceAll("req_[0-9a-z]{26}", "")).doesNotContain(INSIDE);
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(64 * 1024);
  }
}
