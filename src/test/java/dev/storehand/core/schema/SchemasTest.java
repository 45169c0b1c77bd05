package dev.storehand.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Samples.Everything;
import dev.storehand.core.schema.Samples.Key;
import dev.storehand.core.schema.Samples.Keys;
import dev.storehand.core.schema.Samples.Line;
import dev.storehand.core.schema.Samples.Perhaps;
import dev.storehand.core.schema.Samples.Widget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SchemasTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text   | {"type":"string","description":"A text.","minLength":2,"maxLength":4}
          flag   | {"type":"boolean","description":"A flag."}
          small  | {"type":"integer","description":"A small number.","minimum":-3,"maximum":7}
          any    | {"type":"integer","description":"Any int.","minimum":-2147483648,"maximum":2147483647}
          count  | {"type":"integer","description":"A count.","minimum":0,"maximum":9007199254740991}
          big    | {"type":"integer","description":"Any long.","minimum":-9007199254740991,"maximum":9007199254740991}
          share  | {"type":"number","description":"A share.","minimum":0,"maximum":100,"multipleOf":0.01}
          ratio  | {"type":"number","description":"A ratio.","minimum":-0.5,"maximum":1000}
          at     | {"type":"string","description":"When.","format":"date-time"}
          day    | {"type":"string","description":"Which day.","format":"date"}
          mode   | {"type":"string","description":"How.","enum":["auto","manual","half_up","pre-paid"]}
          labels | {"type":"array","description":"Labels.","items":{"type":"string","minLength":1,"maxLength":4},"minItems":1,"maxItems":3}
          facts  | {"type":"object","description":"Facts.","additionalProperties":{"type":"string","maxLength":3},"maxProperties":2}
          counts | {"type":"object","description":"Counts.","additionalProperties":{"type":"integer","minimum":0,"maximum":9},"maxProperties":2}
          """)
  void everyTypeHasItsSchema(String name, String expected) {
    assertThat(property(Everything.class, name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reason | {"type":"string","description":"Why.","maxLength":6}
          inner  | {"type":"string","description":"Inner bound.","maxLength":7}
          number | {"type":"integer","description":"A number.","minimum":1,"maximum":9}
          total  | {"type":"integer","description":"A long.","minimum":1,"maximum":9007199254740991}
          price  | {"type":"number","description":"A price.","minimum":-9999,"maximum":9999,"multipleOf":1}
          tags   | {"type":"array","description":"Tags.","items":{"type":"string","maxLength":3},"maxItems":2}
          days   | {"type":"array","description":"Days.","items":{"type":"string","format":"date"},"maxItems":2}
          deep   | {"type":"object","description":"Deep.","additionalProperties":{"type":"array","items":{"type":"integer","minimum":0,"maximum":4},"maxItems":2},"maxProperties":2}
          """)
  void aBoundReachesWhatAnOptionalHoldsAtAnyDepth(String name, String expected) {
    assertThat(property(Perhaps.class, name)).isEqualTo(expected);
  }

  private static String property(Class<?> record, String name) {
    return Schemas.input(record).schema().path("properties").path(name).toString();
  }

  @Test
  void aRecordIsClosedInOrderAndRequiresWhatIsNotOptional() {
    String line =
        "\"properties\":{"
            + "\"sku_code\":{\"type\":\"string\",\"description\":\"Which SKU.\",\"minLength\":1,"
            + "\"maxLength\":8},"
            + "\"delta\":{\"type\":\"integer\",\"description\":\"How many.\",\"minimum\":1,"
            + "\"maximum\":500},"
            + "\"remark\":{\"type\":\"string\",\"description\":\"A remark.\",\"maxLength\":5}},"
            + "\"required\":[\"sku_code\",\"delta\"],\"additionalProperties\":false}";
    assertThat(Schemas.input(Line.class).schema().toString())
        .isEqualTo("{\"type\":\"object\",\"description\":\"One line of an order.\"," + line);
    assertThat(property(Everything.class, "line"))
        .isEqualTo("{\"type\":\"object\",\"description\":\"The first line.\"," + line);
    assertThat(Schemas.input(Perhaps.class).schema().has("required")).isFalse();
  }

  record Nothing() {}

  record Named(@JsonProperty("class") String kind, String line1, int totalCents) {}

  @Test
  void aRecordWithoutPartsTakesTheEmptyObjectOnly() {
    assertThat(Schemas.input(Nothing.class).schema().toString())
        .isEqualTo("{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}");
    assertThat(Schemas.input(Nothing.class).read(Json.object())).isEqualTo(new Nothing());
    assertThat(Schemas.input(Nothing.class).faults(Json.object().put("a", 1))).hasSize(1);
  }

  @Test
  void aNameIsTheOneTheMapperWrites() {
    Named named = new Named("k", "l", 3);
    assertThat(Schemas.input(Named.class).schema().path("properties").propertyNames())
        .containsExactly("class", "line1", "total_cents")
        .containsExactlyElementsOf(Json.tree(named).propertyNames());
  }

  static Stream<ObjectNode> everySchema() {
    return Stream.of(
        Schemas.input(Everything.class).schema(),
        Schemas.input(Perhaps.class).schema(),
        Schemas.output(Everything.class).schema(),
        Schemas.output(Keys.class).schema(),
        Schemas.patch(Widget.class).schema(),
        Schemas.page(Line.class, "lines").schema());
  }

  @ParameterizedTest
  @MethodSource("everySchema")
  void noSchemaHasAWordThatSomeClientRefuses(ObjectNode schema) {
    assertThat(schema.path("type").stringValue()).isEqualTo("object");
    keywordsAreSimple(schema);
  }

  private static final Set<String> KEYWORDS =
      Set.of(
          "type",
          "description",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "enum",
          "format",
          "pattern",
          "minimum",
          "maximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "maxProperties",
          "uniqueItems");

  private static void keywordsAreSimple(JsonNode schema) {
    assertThat(schema.propertyNames()).isSubsetOf(KEYWORDS);
    assertThat(schema.path("type").isArray()).isFalse();
    schema.path("properties").forEach(SchemasTest::keywordsAreSimple);
    if (schema.has("items")) {
      keywordsAreSimple(schema.get("items"));
    }
    if (schema.path("additionalProperties").isObject()) {
      keywordsAreSimple(schema.get("additionalProperties"));
    }
  }

  @Test
  void aPageHasItsRowsAndWhatItSaysOfItself() {
    Shape<ObjectNode> page = Schemas.page(Line.class, "lines");
    PageMeta byPage =
        new PageMeta(
            Optional.of(51L), Optional.of(1), 25, Optional.of(3), true, Optional.of("abc"));
    PageMeta byCursor =
        new PageMeta(
            Optional.empty(), Optional.empty(), 25, Optional.empty(), false, Optional.empty());
    for (PageMeta meta : List.of(byPage, byCursor)) {
      ObjectNode reply = Json.object();
      reply.putArray("lines").add(Json.tree(new Line("A", 1, Optional.empty())));
      reply.set("meta", Json.tree(meta));
      assertThat(page.faults(reply)).isEmpty();
      assertThat(page.faults(reply.without("meta"))).extracting("path").containsExactly("meta");
    }
    assertThat(Json.tree(byPage).propertyNames())
        .containsExactly(
            "total_count", "page", "per_page", "total_pages", "has_more", "next_cursor");
  }

  @Test
  void aSecretMayBeNullWhenGivenAndIsATextWhenTaken() {
    ObjectNode shown = Json.tree(new Key("key_1", "sh_live_x", Optional.empty()));
    ObjectNode hidden = Schemas.output(Key.class).masked(shown);
    assertThat(shown.path("secret").stringValue()).isEqualTo("sh_live_x");
    assertThat(hidden.toString()).isEqualTo("{\"id\":\"key_1\",\"secret\":null}");
    assertThat(Schemas.output(Key.class).faults(shown)).isEmpty();
    assertThat(Schemas.output(Key.class).faults(hidden)).isEmpty();
    assertThat(Schemas.input(Key.class).faults(hidden))
        .extracting("path")
        .containsExactly("secret");
  }

  @Test
  void secretsAreFoundInListsMapsAndPages() {
    Key key = new Key("key_1", "s", Optional.of("t"));
    ObjectNode keys = Json.tree(new Keys(List.of(key), Map.of("a", key)));
    String masked = "{\"id\":\"key_1\",\"secret\":null,\"other\":null}";
    assertThat(Schemas.output(Keys.class).masked(keys).toString())
        .isEqualTo("{\"keys\":[" + masked + "],\"named\":{\"a\":" + masked + "}}");
    ObjectNode page = Json.object();
    page.putArray("keys").add(Json.tree(key));
    assertThat(Schemas.page(Key.class, "keys").masked(page).toString())
        .isEqualTo("{\"keys\":[" + masked + "]}");
    ObjectNode line = Json.tree(new Line("A", 1, Optional.empty()));
    assertThat(Schemas.output(Line.class).masked(line)).isSameAs(line);
  }

  @Test
  void moreAndFewerPropertiesLeaveTheShapeItselfAlone() {
    Shape<Line> line = Schemas.input(Line.class);
    Map<String, ObjectNode> dryRun = new LinkedHashMap<>();
    dryRun.put("dry_run", Json.object().put("type", "boolean"));
    Shape<Line> more =
        line.with(dryRun).withRequired(Map.of("id", Json.object().put("type", "string")));
    assertThat(more.schema().path("properties").propertyNames())
        .containsExactly("id", "sku_code", "delta", "remark", "dry_run");
    assertThat(more.schema().path("required").toString())
        .isEqualTo("[\"id\",\"sku_code\",\"delta\"]");
    ObjectNode input = Json.parse("{\"sku_code\":\"A\",\"delta\":1,\"dry_run\":1}");
    assertThat(more.faults(input)).extracting("path").containsExactly("id", "dry_run");
    assertThat(more.without(Set.of("id", "sku_code", "delta")).schema().has("required")).isFalse();
    assertThat(line.schema().path("properties").propertyNames())
        .containsExactly("sku_code", "delta", "remark");
    assertThatThrownBy(() -> line.with(Map.of("delta", Json.object())).schema())
        .hasMessage("the shape already has delta");
  }

  record Refusing(int number) {
    Refusing {
      if (number == 13) {
        throw Problem.fault("number", "is unlucky");
      }
    }
  }

  @Test
  void readingChecksThenBindsAndARecordMayRefuse() {
    Shape<Refusing> shape = Schemas.input(Refusing.class);
    assertThat(shape.read(Json.object().put("number", 12))).isEqualTo(new Refusing(12));
    assertThatThrownBy(() -> shape.read(Json.object()))
        .isInstanceOf(Problem.class)
        .hasMessage("number is required");
    assertThatThrownBy(() -> shape.read(Json.object().put("number", 13)))
        .isInstanceOf(Problem.class)
        .hasMessage("number is unlucky");
  }

  @Test
  void aShapeIsMadeOnce() {
    assertThat(Schemas.input(Line.class)).isSameAs(Schemas.input(Line.class));
    assertThat(Schemas.input(Line.class).schema()).isSameAs(Schemas.input(Line.class).schema());
  }
}
