package dev.storehand.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Samples.Line;
import dev.storehand.core.schema.Samples.Terms;
import dev.storehand.core.schema.Samples.Widget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PatchTest {
  private static final Shape<ObjectNode> SHAPE = Schemas.patch(Widget.class);

  @Test
  void theSchemaRequiresNothingAndHasNoReadOnlyPart() {
    JsonNode properties = SHAPE.schema().path("properties");
    assertThat(properties.propertyNames())
        .containsExactly(
            "button_text",
            "enabled",
            "badge",
            "terms",
            "style",
            "lines",
            "metadata",
            "named",
            "unset");
    assertThat(SHAPE.schema().has("required")).isFalse();
    assertThat(properties.path("terms").has("required")).isFalse();
    assertThat(properties.path("named").path("additionalProperties").has("required")).isFalse();
    assertThat(properties.path("style").path("properties").propertyNames())
        .containsExactly("color", "corner");
    assertThat(properties.path("lines").path("items").path("required").toString())
        .isEqualTo("[\"sku_code\",\"delta\"]");
    assertThat(properties.path("unset").toString())
        .isEqualTo(
            "{\"type\":\"array\",\"description\":\"Which parts to clear, before the others are"
                + " set.\",\"items\":{\"type\":\"string\",\"enum\":[\"badge\",\"terms\","
                + "\"terms.url\",\"style.color\",\"metadata\",\"named\"]},"
                + "\"maxItems\":6,\"uniqueItems\":true}");
  }

  @Test
  void itsPathsCanBeListed() {
    assertThat(Schemas.settable(Widget.class))
        .containsExactly(
            "button_text",
            "enabled",
            "badge",
            "terms.text",
            "terms.url",
            "style.color",
            "style.corner",
            "lines",
            "metadata",
            "named");
    assertThat(Schemas.clearable(Widget.class))
        .containsExactly("badge", "terms", "terms.url", "style.color", "metadata", "named");
  }

  record Flags(@Doc("d") boolean on) {}

  @Test
  void whatHasNothingToClearHasNoUnset() {
    assertThat(Schemas.patch(Flags.class).schema().path("properties").propertyNames())
        .containsExactly("on");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                        | {}
          {"button_text":"Buy"}                     | {"button_text":"Buy"}
          {"style":{"corner":9}}                    | {"style":{"color":"#fff","corner":9,"revision":7}}
          {"unset":["badge"]}                       | {"badge":null}
          {"unset":["style.color"]}                 | {"style":{"corner":4,"revision":7}}
          {"terms":{"text":"All sales final"}}      | {"terms":{"text":"All sales final"}}
          {"unset":["terms.url"]}                   | {}
          {"unset":["terms"]}                       | {}
          {"lines":[{"sku_code":"B","delta":2}]}    | {"lines":[{"sku_code":"B","delta":2}]}
          {"lines":[]}                              | {"lines":[]}
          {"metadata":{"b":"2"}}                    | {"metadata":{"a":"1","b":"2"}}
          {"metadata":{"a":"9"}}                    | {"metadata":{"a":"9"}}
          {"unset":["metadata"]}                    | {"metadata":{}}
          {"unset":["metadata"],"metadata":{"b":"2"}} | {"metadata":{"b":"2"}}
          {"named":{"x":{"delta":5}}}               | {"named":{"x":{"sku_code":"X","delta":5,"remark":"r"}}}
          {"named":{"y":{"sku_code":"Y","delta":1}}} | {"named":{"x":{"sku_code":"X","delta":2,"remark":"r"},"y":{"sku_code":"Y","delta":1}}}
          {"enabled":false,"style":{"corner":1.0},"unset":["badge","style.color"]} | {"enabled":false,"badge":null,"style":{"corner":1,"revision":7}}
          """)
  void aPatchChangesWhatItNamesAndNothingElse(String patch, String changed) {
    ObjectNode expected = Json.tree(Samples.widget());
    Json.parse(changed)
        .properties()
        .forEach(
            p -> {
              if (p.getValue().isNull()) {
                expected.remove(p.getKey());
              } else {
                expected.set(p.getKey(), p.getValue());
              }
            });
    assertThat(Json.tree(apply(patch))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id":"x"}                         | id is not a known field; known are button_text, enabled, badge, terms, style, lines, metadata, named, unset
          {"style":{"revision":8}}           | style.revision is not a known field; known are color, corner
          {"badge":null}                     | badge must not be null; leave it out instead
          {"style":{"corner":41}}            | style.corner must be at most 40
          {"button_text":""}                 | button_text must be at least 1 character
          {"lines":[{"delta":1}]}            | lines[0].sku_code is required
          {"lines":[{"sku_code":"A","delta":1},{"sku_code":"A","delta":0}]} | lines[1].delta must be at least 1
          {"metadata":{"a":"123456"}}        | metadata.a must be at most 5 characters
          {"terms":{"url":"u"}}              | terms.text is required
          {"named":{"y":{"delta":1}}}        | named.y.sku_code is required
          {"metadata":{"b":"","c":"","d":""}} | metadata must have at most 3 entries
          {"unset":["enabled"]}              | unset[0] must be one of: badge, terms, terms.url, style.color, metadata, named
          """)
  void aPatchThatDoesNotFitNamesTheExactPath(String patch, String sentence) {
    Problem problem = catchThrowableOfType(Problem.class, () -> apply(patch));
    assertThat(problem).isNotNull();
    assertThat(problem.code()).isEqualTo(Code.UNPROCESSABLE);
    assertThat(problem.faults()).extracting(Fault::text).containsExactly(sentence);
  }

  @Test
  void clearingAPartOfWhatIsNotThereChangesNothing() {
    Widget none = Schemas.merge(Samples.widget(), Json.object(), List.of("terms.url", "terms"));
    assertThat(none).isEqualTo(Samples.widget());
    Widget some = apply("{\"terms\":{\"text\":\"t\",\"url\":\"u\"}}");
    assertThat(Schemas.merge(some, Json.object(), List.of("terms.url")).terms())
        .contains(new Terms("t", Optional.empty()));
  }

  @Test
  void aMergeFollowsTheStandardForNullsToo() {
    ObjectNode patch = Json.parse("{\"badge\":null,\"metadata\":{\"a\":null}}");
    Widget after = Schemas.merge(Samples.widget(), patch, List.of());
    assertThat(after.badge()).isEmpty();
    assertThat(after.metadata()).isEmpty();
  }

  @Test
  void whatOnlyTheServerSetsStaysWhateverAMergeIsGiven() {
    ObjectNode patch =
        Json.parse("{\"id\":\"other\",\"updated_at\":null,\"style\":{\"revision\":99}}");
    assertThat(Schemas.merge(Samples.widget(), patch, List.of())).isEqualTo(Samples.widget());
  }

  @Test
  void aPathThatCannotBeClearedIsAFault() {
    for (String path :
        List.of("id", "updated_at", "nothing", "terms.nothing", "enabled", "lines")) {
      Widget full = apply("{\"terms\":{\"text\":\"t\"}}");
      Problem problem =
          catchThrowableOfType(
              Problem.class, () -> Schemas.merge(full, Json.object(), List.of(path)));
      assertThat(problem.faults()).containsExactly(new Fault("unset", "cannot clear " + path));
    }
  }

  @Test
  void theCurrentValueIsNotTouched() {
    Widget current = Samples.widget();
    apply("{\"lines\":[],\"metadata\":{\"z\":\"1\"}}");
    assertThat(current).isEqualTo(Samples.widget());
    assertThat(current.lines()).containsExactly(new Line("A", 1, Optional.empty()));
  }

  private static Widget apply(String json) {
    ObjectNode patch = SHAPE.read(Json.parse(json));
    List<String> unset = new ArrayList<>();
    patch.path("unset").forEach(path -> unset.add(path.stringValue()));
    return Schemas.merge(Samples.widget(), patch.without("unset"), unset);
  }
}
