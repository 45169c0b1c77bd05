package dev.storehand.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Shape;
import dev.storehand.kit.TestApp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What OpenAPI 3.1 asks of a document, of the sample's and of the program's own. */
@ParameterizedClass(name = "{0}")
@MethodSource("registries")
class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "post", "patch", "delete");

  private final Registry registry;
  private final JsonNode document;

  OpenApiTest(String name, Registry registry) {
    this.registry = registry;
    this.document =
        Json.mapper().readTree(Json.bytes(OpenApi.of(registry, SampleStock.recorded())));
  }

  static Stream<Arguments> registries() {
    try (TestApp app = TestApp.on(Dialect.SQLITE)) {
      return Stream.of(
          Arguments.of("the sample", SampleStock.registry()),
          Arguments.of("the program", app.app().registry()));
    }
  }

  /** Every operation with its path. */
  private Stream<Map.Entry<String, JsonNode>> operations() {
    return document.path("paths").properties().stream()
        .flatMap(
            item ->
                item.getValue().properties().stream()
                    .map(
                        each -> {
                          assertThat(METHODS).contains(each.getKey());
                          return Map.entry(item.getKey(), each.getValue());
                        }));
  }

  @Test
  void everyActionIsOneOperationAtItsPath() {
    assertThat(operations().map(each -> each.getValue().path("operationId").asString()))
        .containsExactlyInAnyOrderElementsOf(registry.all().stream().map(Action::name).toList());
    for (Action<?, ?> action : registry.all()) {
      JsonNode operation =
          document
              .path("paths")
              .path(action.path().braced())
              .path(action.verb().name().toLowerCase(Locale.ROOT));
      assertThat(operation.path("operationId").asString()).isEqualTo(action.name());
    }
  }

  @Test
  void everyParameterOfAPathIsDeclaredOnceAndRequiredAndNoOther() {
    operations()
        .forEach(
            each -> {
              List<String> declared = new ArrayList<>();
              each.getValue()
                  .path("parameters")
                  .forEach(
                      parameter -> {
                        if (parameter.path("in").asString("").equals("path")) {
                          assertThat(parameter.path("required").asBoolean()).isTrue();
                          declared.add(parameter.path("name").asString());
                        }
                      });
              Matcher braces = Pattern.compile("\\{([a-z0-9_]+)}").matcher(each.getKey());
              List<String> wanted = new ArrayList<>();
              while (braces.find()) {
                wanted.add(braces.group(1));
              }
              assertThat(declared).as(each.getKey()).isEqualTo(wanted);
            });
  }

  @Test
  void noTwoParametersOfAnOperationShareNameAndPlaceAndEachHasASchema() {
    operations()
        .forEach(
            each -> {
              Set<String> seen = new HashSet<>();
              each.getValue()
                  .path("parameters")
                  .forEach(
                      parameter -> {
                        JsonNode one =
                            parameter.has("$ref")
                                ? resolved(parameter.path("$ref").asString())
                                : parameter;
                        assertThat(
                                seen.add(
                                    one.path("in").asString() + " " + one.path("name").asString()))
                            .isTrue();
                        assertThat(one.path("schema").path("type").isMissingNode()).isFalse();
                      });
            });
  }

  @Test
  void everyReferenceResolves() {
    List<String> references = new ArrayList<>();
    collectReferences(document, references);
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(resolved(each).isMissingNode()).as(each).isFalse());
  }

  @Test
  void everyOperationSaysItsTagAGoodAnswerAndItsRefusals() {
    Set<String> tags = new HashSet<>();
    document.path("tags").forEach(tag -> tags.add(tag.path("name").asString()));
    operations()
        .forEach(
            each -> {
              JsonNode operation = each.getValue();
              assertThat(tags).contains(operation.path("tags").path(0).asString());
              JsonNode responses = operation.path("responses");
              assertThat(responses.has("200") ^ responses.has("202")).isTrue();
              assertThat(responses.has("401")).isTrue();
              responses
                  .properties()
                  .forEach(
                      response ->
                          assertThat(response.getValue().has("description"))
                              .as(response.getKey())
                              .isTrue());
            });
  }

  @Test
  void onlyPostAndPatchHaveBodiesAndTheyShowTheirExample() {
    operations()
        .forEach(
            each -> {
              JsonNode operation = each.getValue();
              Action<?, ?> action =
                  registry.named(operation.path("operationId").asString()).orElseThrow();
              boolean bodied = Set.of("POST", "PATCH").contains(action.verb().name());
              assertThat(operation.has("requestBody")).isEqualTo(bodied);
              if (bodied) {
                JsonNode json =
                    operation.path("requestBody").path("content").path("application/json");
                Shape<ObjectNode> shape = Shape.of(() -> (ObjectNode) json.path("schema"));
                assertThat(shape.faults((ObjectNode) json.path("example"))).isEmpty();
              }
            });
  }

  @Test
  void theProblemOfEveryCodeFitsItsSchema() {
    Shape<ObjectNode> shape =
        Shape.of(() -> (ObjectNode) document.path("components").path("schemas").path("Problem"));
    for (Code code : Code.values()) {
      assertThat(shape.faults(Problems.example(code))).as(code.wire()).isEmpty();
    }
  }

  private JsonNode resolved(String reference) {
    assertThat(reference).startsWith("#/");
    return document.at(reference.substring(1));
  }

  private static void collectReferences(JsonNode node, List<String> references) {
    if (node.has("$ref")) {
      references.add(node.path("$ref").asString());
    }
    node.forEach(child -> collectReferences(child, references));
  }
}
