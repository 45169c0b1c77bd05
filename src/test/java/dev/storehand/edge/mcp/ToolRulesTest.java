package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.Action;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.publish.Tools;
import dev.storehand.kit.TestApp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What hosts and model providers are known to refuse or cut, held for every tool. */
class ToolRulesTest {
  private static final Set<String> REFUSED_INSIDE =
      Set.of("$ref", "$defs", "$schema", "const", "not");
  private static final Set<String> REFUSED_AT_THE_ROOT =
      Set.of("oneOf", "anyOf", "allOf", "enum", "not");

  @Test
  void everyToolSuitsEveryHostWeKnowOf() {
    List<String> breaches = new ArrayList<>();
    try (TestApp app = TestApp.on(Dialect.SQLITE)) {
      app.app().registry().all().forEach(action -> breaches.addAll(breaches(Tools.of(action))));
      SearchSchemas.tools().forEach(tool -> breaches.addAll(breaches(tool)));
      app.app().registry().all().stream()
          .collect(
              Collectors.groupingBy(
                  action -> action.room().toolset(),
                  Collectors.mapping(Action::name, Collectors.toList())))
          .forEach(
              (toolset, names) -> {
                if (names.size() > 40) {
                  breaches.add(toolset + " has " + names.size() + " tools");
                }
              });
    }
    assertThat(breaches).isEmpty();
  }

  private static List<String> breaches(ObjectNode tool) {
    List<String> breaches = new ArrayList<>();
    String name = tool.path("name").asString();
    rule(breaches, name.matches("[a-z][a-z0-9_]{0,39}"), name + ": name");
    rule(breaches, !tool.path("title").asString("").isBlank(), name + ": title");
    int length = tool.path("description").asString().getBytes(StandardCharsets.UTF_8).length;
    rule(breaches, length > 0 && length <= 1024, name + ": description of " + length + " bytes");
    rule(breaches, tool.path("annotations").size() == 4, name + ": annotations");
    for (String part : List.of("inputSchema", "outputSchema")) {
      JsonNode schema = tool.path(part);
      rule(
          breaches,
          schema.path("type").asString("").equals("object"),
          name + ": " + part + " is not an object");
      REFUSED_AT_THE_ROOT.forEach(
          word -> rule(breaches, !schema.has(word), name + ": " + part + " has " + word));
      walk(breaches, name + "." + part, schema);
    }
    // The official client refuses 33.33 as a multiple of 0.01, after the call has worked.
    rule(
        breaches,
        tool.path("outputSchema").findValues("multipleOf").isEmpty(),
        name + ": outputSchema steps by a decimal");
    return breaches;
  }

  private static void walk(List<String> breaches, String where, JsonNode schema) {
    for (var each : schema.properties()) {
      String inside = where + "." + each.getKey();
      rule(
          breaches,
          !REFUSED_INSIDE.contains(each.getKey()) || where.endsWith(".properties"),
          inside);
      rule(
          breaches,
          !each.getKey().equals("type")
              || each.getValue().isString()
              || where.endsWith(".properties"),
          inside);
      if (where.endsWith(".properties")) {
        rule(breaches, each.getKey().matches("[A-Za-z0-9_.-]{1,64}"), inside + ": property name");
      }
      walk(breaches, inside, each.getValue());
    }
  }

  private static void rule(List<String> breaches, boolean kept, String breach) {
    if (!kept) {
      breaches.add(breach);
    }
  }
}
