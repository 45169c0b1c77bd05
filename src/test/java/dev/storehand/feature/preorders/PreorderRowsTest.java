package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.World;
import dev.storehand.core.action.Action;
import dev.storehand.core.call.Reply;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.Engines;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds of every action, shown of those of preorders, over HTTP as a client meets them. */
class PreorderRowsTest {
  private static final String ORDERS = "/preorders/orders";
  private static final String OFFERS = "/preorders/offers";
  private static final int POINTS = 360;

  private final HttpClient client = HttpClient.newHttpClient();

  private HttpResponse<String> send(
      TestApp app, String verb, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(app.url() + "/api/v2/external" + path))
            .method(
                verb, verb.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> send(TestApp app, String verb, String path, String body)
      throws Exception {
    return send(
        app, verb, path, body, "X-Auth-Token", app.key(), "Content-Type", "application/json");
  }

  private HttpResponse<String> get(TestApp app, String path) throws Exception {
    return send(app, "GET", path, "");
  }

  private static List<Action<?, ?>> preorderActions(TestApp app) {
    List<Action<?, ?>> all = new ArrayList<>();
    app.app().registry().all().stream()
        .filter(action -> action.path().text().startsWith("/preorders/"))
        .forEach(all::add);
    assertThat(all).hasSizeGreaterThan(100);
    return all;
  }

  private static List<String> names(HttpResponse<String> help) {
    return Json.parse(help.body())
        .path("actions")
        .valueStream()
        .map(each -> each.path("name").asString())
        .toList();
  }

  @OnBothEngines
  void q1AKeyComesAsATokenOrABearerAndWithoutOneIsNothing(TestApp app) throws Exception {
    assertThat(get(app, ORDERS).statusCode()).isEqualTo(200);
    String[][] wrong = {{}, {"X-Auth-Token", "sh_live_nobody"}, {"Authorization", "Bearer nobody"}};
    for (String[] headers : wrong) {
      HttpResponse<String> answer = send(app, "GET", ORDERS, "", headers);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(Json.parse(answer.body()).path("errors")).isNotEmpty();
      assertThat(send(app, "POST", OFFERS, "{\"name\": \"Drop\"}", headers).statusCode())
          .isEqualTo(401);
    }
    HttpResponse<String> bearer =
        send(app, "GET", OFFERS, "", "Authorization", "Bearer " + app.key());
    assertThat(bearer.statusCode()).isEqualTo(200);
    assertThat(Json.parse(bearer.body()).path("offers")).isEmpty();
  }

  @OnBothEngines
  void q2AReadCostsOneOf360PointsAWriteTwoAndWhoHasNoneIsToldWhenAgain(TestApp any)
      throws Exception {
    try (TestApp app = TestApp.limitedTo(any.dialect(), POINTS)) {
      leaves(send(app, "POST", OFFERS, "{\"name\": \"Drop\"}"), 202, POINTS - 2);
      leaves(get(app, OFFERS), 200, POINTS - 3);
      leaves(send(app, "POST", ORDERS, "{}"), 422, POINTS - 5);
      leaves(get(app, ORDERS + "/ord_none"), 404, POINTS - 6);
      for (int left = POINTS - 7; left >= 0; left--) {
        leaves(get(app, ORDERS), 200, left);
      }
      HttpResponse<String> refused = get(app, ORDERS);
      leaves(refused, 429, 0);
      assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
      assertThat(send(app, "POST", OFFERS, "{\"name\": \"Drop\"}").statusCode()).isEqualTo(429);
      app.clock().move(Duration.ofSeconds(60));
      assertThat(get(app, OFFERS).statusCode()).isEqualTo(200);
      assertThat(Json.parse(get(app, OFFERS).body()).path("offers")).hasSize(1);
    }
  }

  private static void leaves(HttpResponse<String> answer, int status, int remaining) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("X-RateLimit-Limit")).hasValue("" + POINTS);
    assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).hasValue("" + remaining);
    assertThat(answer.headers().firstValue("X-RateLimit-Reset").orElse("")).matches("[0-9]{10}");
  }

  @OnBothEngines
  void q3TheManifestHasEachActionOnceAndAgreesWithItselfAtEveryLevel(TestApp app) throws Exception {
    List<Action<?, ?>> actions = preorderActions(app);
    Set<String> levels = new TreeSet<>();
    for (Action<?, ?> action : actions) {
      String level = "";
      for (String segment : action.path().segments()) {
        level += "/" + segment;
        levels.add(level);
      }
    }
    assertThat(levels).contains("/preorders", OFFERS + "/:id/widget", ORDERS);
    assertThat(names(get(app, "/help"))).doesNotHaveDuplicates().hasSameSizeAs(all(app));
    for (String level : levels) {
      List<String> below =
          actions.stream()
              .filter(action -> (action.path().text() + "/").startsWith(level + "/"))
              .map(Action::name)
              .toList();
      assertThat(names(get(app, level + "/help"))).as(level).isEqualTo(below);
      assertThat(names(get(app, "/help?prefix=" + level))).as(level).isEqualTo(below);
    }
  }

  private static List<String> all(TestApp app) {
    return app.app().registry().all().stream().map(Action::name).toList();
  }

  @OnBothEngines
  void q4WhatHelpSaysIsAcceptedIsAcceptedAndWhatItRefusesIsRefused(TestApp app) throws Exception {
    JsonNode help = Json.parse(get(app, "/help?prefix=/preorders").body()).path("actions");
    try (World world = World.in(TestApp.config(Engines.fresh(app.dialect())))) {
      for (JsonNode each : help) {
        Action<?, ?> action =
            world.app().registry().named(each.path("name").asString()).orElseThrow();
        ObjectNode example = action.examples().get(0);
        Reply reply = world.example(action, example, Via.REST);
        assertThat(reply.accepted())
            .as(action.name() + new String(reply.body(), StandardCharsets.UTF_8))
            .isTrue();
        JsonNode schema = each.path("request_schema");
        refused(app, action, with(example, "no_such_field", Json.object().put("a", 1)));
        for (JsonNode name : schema.path("required")) {
          ObjectNode without = example.deepCopy();
          without.remove(name.asString());
          assertThat(refused(app, action, without)).contains(name.asString());
        }
        schema
            .path("properties")
            .properties()
            .forEach(
                property ->
                    assertThat(
                            refused(
                                app,
                                action,
                                with(example, property.getKey(), other(property.getValue()))))
                        .anyMatch(field -> field.startsWith(property.getKey())));
      }
    }
  }

  /** A value of another type than a property says it has. */
  private static JsonNode other(JsonNode property) {
    String type = property.path("type").asString();
    assertThat(type).as("%s", property).isNotEmpty();
    ObjectNode values = Json.object().put("text", "no such thing").put("number", -12.5);
    return type.equals("string") || type.equals("array") || type.equals("object")
        ? values.get("number")
        : values.get("text");
  }

  private static ObjectNode with(ObjectNode input, String name, JsonNode value) {
    ObjectNode other = input.deepCopy();
    other.set(name, value);
    return other;
  }

  /** The fields that a refusal names. */
  private static List<String> refused(TestApp app, Action<?, ?> action, ObjectNode input) {
    ObjectNode problem = app.call(action.name(), input).problem("unprocessable");
    return List.copyOf(problem.path("fields").propertyNames());
  }

  @OnBothEngines
  void q5ThePublicTextsTellAnAgentEveryPreorderAction(TestApp app) throws Exception {
    HttpResponse<String> root = client.send(open(app, "/llms.txt"), BodyHandlers.ofString());
    assertThat(root.statusCode()).isEqualTo(200);
    assertThat(root.body()).contains("/api/v2/external/preorders/skill.md");
    HttpResponse<String> skill =
        client.send(open(app, "/api/v2/external/preorders/skill.md"), BodyHandlers.ofString());
    assertThat(skill.statusCode()).isEqualTo(200);
    assertThat(skill.headers().firstValue("Content-Type").orElse("")).startsWith("text/markdown");
    assertThat(skill.body()).contains("X-Auth-Token", "/api/v2/external", "application/json");
    for (Action<?, ?> action : preorderActions(app)) {
      assertThat(skill.body()).contains("`" + action.name() + "`");
      assertThat(skill.body()).contains(action.verb() + " " + action.path().text());
    }
  }

  private static HttpRequest open(TestApp app, String path) {
    return HttpRequest.newBuilder(URI.create(app.url() + path)).build();
  }

  @OnBothEngines
  void q14ErrorsAreAlwaysAListOfSentencesAndA409SaysWhatToDo(TestApp app) throws Exception {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer = scene.draft("{}", "BOOT");
    String ended = scene.offer("{}", "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com").text("id");
    scene.on("end_offer", ended, "\"confirm\": true").ok();
    problem(send(app, "POST", ORDERS, "{\"lines\": "), 400);
    problem(send(app, "GET", ORDERS, "", "X-Auth-Token", "nobody"), 401);
    problem(get(app, ORDERS + "/ord_none"), 404);
    problem(get(app, "/preorders/nope"), 404);
    problem(send(app, "DELETE", ORDERS, ""), 405);
    problem(send(app, "POST", ORDERS, "{}", "X-Auth-Token", app.key()), 415);
    problem(send(app, "POST", ORDERS, "{}"), 422);
    String[][] states = {
      {OFFERS + "/" + ended + "/resume", "{}"},
      {OFFERS + "/" + offer + "/products/set_collection", "{\"collection_id\": \"col_none\"}"},
      {ORDERS + "/" + id + "/release", "{}"},
      {ORDERS + "/" + id + "/fulfill", "{}"},
      {ORDERS + "/" + id + "/payments/send_payment_collection_url", "{}"},
      {ORDERS, PreorderScene.placing("BOOT:1", "ada@example.com", "")}
    };
    for (String[] state : states) {
      ObjectNode problem = problem(send(app, "POST", state[0], state[1]), 409);
      assertThat(problem.path("hint").asString("")).as(state[0]).endsWith(".");
      assertThat(problem.path("next_actions")).as(state[0]).isNotEmpty();
      problem.path("next_actions").forEach(name -> assertThat(all(app)).contains(name.asString()));
    }
  }

  private static ObjectNode problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    ObjectNode body = Json.parse(answer.body());
    assertThat(body.path("errors").isArray()).as(answer.body()).isTrue();
    assertThat(body.path("errors")).isNotEmpty();
    body.path("errors")
        .forEach(sentence -> assertThat(sentence.asString("")).as(answer.body()).contains(" "));
    return body;
  }

  @OnBothEngines
  void h4ABulkReleaseIsAJobThatEndsWithAnOutcomeForEachOrder(TestApp app) throws Exception {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 1);
    scene.offer("{}", "BOOT");
    List<String> ids = scene.queue("BOOT", 2, ", \"payment\": {\"provider\": \"manual\"}");
    HttpResponse<String> started =
        send(
            app,
            "POST",
            ORDERS + "/bulk_release",
            "{\"ids\": [\"%s\", \"%s\"]}".formatted(ids.get(0), ids.get(1)));
    assertThat(started.statusCode()).isEqualTo(202);
    ObjectNode job = Json.parse(started.body());
    assertThat(job.path("job_id").asString()).startsWith("job_");
    String status = job.path("status_url").asString();
    assertThat(started.headers().firstValue("Location").orElse("")).endsWith(status);
    app.settle();

    String path = status.substring(status.indexOf("/jobs/"));
    ObjectNode ended = Json.parse(get(app, path).body());
    assertThat(ended.path("status").asString()).isEqualTo("completed");
    assertThat(ended.path("succeeded").intValue()).isEqualTo(1);
    assertThat(ended.path("failed").intValue()).isEqualTo(1);
    assertThat(Json.parse(get(app, path).body())).isEqualTo(ended);
    JsonNode items = Json.parse(get(app, path + "/items").body()).path("job_items");
    assertThat(items.path(0).path("result").path("state").asString()).isEqualTo("released");
    assertThat(items.path(1).path("error").path("code").asString()).isEqualTo("insufficient_stock");
  }
}
