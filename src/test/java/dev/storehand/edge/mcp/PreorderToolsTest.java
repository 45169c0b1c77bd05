package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.Action;
import dev.storehand.core.call.Reply;
import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The actions of preorders as tools: the same checks, abilities and points as by any door. */
class PreorderToolsTest {
  private static final int POINTS = 10_000;

  private static List<? extends Action<?, ?>> actions(TestApp app) {
    List<? extends Action<?, ?>> all =
        app.app().registry().all().stream()
            .filter(action -> action.path().text().startsWith("/preorders/"))
            .toList();
    assertThat(all).hasSizeGreaterThan(100);
    return all;
  }

  private static Mcp.Said call(Mcp mcp, String key, Action<?, ?> action, String arguments) {
    return mcp.raw(
        "",
        Mcp.request(
            "tools/call",
            "{\"name\": \"%s\", \"arguments\": %s}".formatted(action.name(), arguments)),
        "X-Auth-Token",
        key,
        "Content-Type",
        "application/json");
  }

  @OnBothEngines
  void h3EveryPreorderActionIsAToolWithTheSameChecksAbilityAndCost(TestApp any) {
    try (TestApp app = TestApp.limitedTo(any.dialect(), POINTS)) {
      Mcp mcp = new Mcp(app);
      JsonNode tools = mcp.post("", Mcp.request("tools/list", "{}")).result().path("tools");
      String stranger = app.key(Mode.LIVE, "stock:read");
      int left = Integer.parseInt(mcp.call("who_am_i", "{}").header("X-RateLimit-Remaining"));
      for (Action<?, ?> action : actions(app)) {
        JsonNode tool =
            tools
                .valueStream()
                .filter(each -> each.path("name").asString().equals(action.name()))
                .findFirst()
                .orElseThrow();
        assertThat(tool.path("inputSchema"))
            .isEqualTo(Json.parse(Json.bytes(action.input().schema())));
        assertThat(call(mcp, stranger, action, "{}").failure())
            .startsWith("forbidden: ")
            .contains(action.ability().orElseThrow());
        String wrong = "{\"no_such_argument\": 1}";
        Mcp.Said refused = call(mcp, app.key(), action, wrong);
        left -= action.kind().points();
        assertThat(refused.header("X-RateLimit-Remaining")).as(action.name()).isEqualTo("" + left);
        for (String error : errors(app, action, wrong)) {
          assertThat(refused.failure()).contains(error);
        }
        left -= action.kind().points();
      }
    }
  }

  /** What the same call is told by another door. */
  private static List<String> errors(TestApp app, Action<?, ?> action, String arguments) {
    List<String> errors = app.call(action.name(), arguments).errors();
    assertThat(errors).as(action.name()).isNotEmpty();
    return errors;
  }

  @OnBothEngines
  void h3AToolAnswersWhatTheRouteAnswers(TestApp app) {
    Mcp mcp = new Mcp(app);
    ObjectNode made =
        (ObjectNode)
            mcp.call("create_offer", "{\"name\": \"Drop\"}").result().path("structuredContent");
    String byId = "{\"id\": \"%s\"}".formatted(made.path("id").asString());

    for (Action<?, ?> action : actions(app)) {
      boolean ofOffer =
          action.verb().name().equals("GET")
              && action.path().text().startsWith("/preorders/offers/:id")
              && action.path().parameters().equals(List.of("id"));
      if (ofOffer) {
        Reply reply = app.call(action.name(), byId).reply();
        assertThat(mcp.call(action.name(), byId).result().path("structuredContent"))
            .as(action.name())
            .isEqualTo(Json.parse(reply.body()));
      }
    }
  }
}
