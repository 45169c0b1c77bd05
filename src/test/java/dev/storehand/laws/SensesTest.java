package dev.storehand.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storehand.App;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has the shape of a country, a currency, a time zone or a language and is none is refused
 * wherever a client may say one, however deep; so is a word that stands twice where words are kept,
 * and an address that a browser would run.
 */
class SensesTest {
  private static final Map<String, String> NONE =
      Map.of(
          "country", "ZZ",
          "countries", "ZZ",
          "currency", "ZZZ",
          "time_zone", "Mars/Olympus",
          "locale", "german",
          "tags", "twice",
          "url", "javascript:alert(1)",
          "tracking_url", "javascript:alert(1)",
          "image_url", "javascript:alert(1)",
          "variant_image_url", "javascript:alert(1)");

  /** A place in an input that says one of these. */
  record Place(Action<?, ?> action, String path, ObjectNode input) {
    @Override
    public String toString() {
      return action.name() + " " + path;
    }
  }

  static Stream<Place> places() {
    return App.actions().all().stream().flatMap(SensesTest::places);
  }

  private static Stream<Place> places(Action<?, ?> action) {
    List<Place> found = new ArrayList<>();
    within(action, "", action.input().schema(), UnaryOperator.identity(), found);
    return found.stream();
  }

  /** Looks through a schema; {@code around} makes of a part the whole input that has it. */
  private static void within(
      Action<?, ?> action,
      String at,
      JsonNode schema,
      UnaryOperator<JsonNode> around,
      List<Place> found) {
    for (var property : schema.path("properties").properties()) {
      String name = property.getKey();
      String path = at.isEmpty() ? name : at + "." + name;
      UnaryOperator<JsonNode> outer = part -> around.apply(Json.object().set(name, part));
      if (NONE.containsKey(name) && !isFilter(action, path)) {
        found.add(place(action, path, name, property.getValue(), outer));
      }
      within(action, path, property.getValue(), outer, found);
    }
    if (schema.path("items").isObject()) {
      within(
          action,
          at + "[0]",
          schema.get("items"),
          part -> around.apply(Json.mapper().createArrayNode().add(part)),
          found);
    }
  }

  /** What a list is narrowed by may be anything: it finds nothing then. */
  private static boolean isFilter(Action<?, ?> action, String path) {
    return action.kind() == Kind.READ
        || action.name().startsWith("export_")
        || path.startsWith("filter.");
  }

  private static Place place(
      Action<?, ?> action,
      String path,
      String name,
      JsonNode schema,
      UnaryOperator<JsonNode> around) {
    String none = NONE.get(name);
    boolean list = schema.path("type").asString().equals("array");
    JsonNode part =
        list
            ? Json.mapper().createArrayNode().add(none).add(none)
            : Json.mapper().getNodeFactory().stringNode(none);
    String fault = !list ? path : name.equals("tags") ? path + "[1]" : path + "[0]";
    return new Place(action, fault, (ObjectNode) around.apply(part));
  }

  @ParameterizedTest
  @MethodSource("places")
  void whatMakesNoSenseIsRefusedWhereItStands(Place place) {
    // Something else is wrong too: then every action tells all of it before it asks the data.
    ObjectNode input = place.input().deepCopy().put("nonsense", true);
    Problem refused = catchThrowableOfType(Problem.class, () -> place.action().input().read(input));

    assertThat(refused.faults()).extracting(Fault::path).contains("nonsense", place.path());
  }
}
