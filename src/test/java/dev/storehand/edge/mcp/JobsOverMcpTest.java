package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs as MCP clients meet them: waited for, with progress, and as tasks. */
class JobsOverMcpTest {
  private static final String TASKS = "{\"extensions\": {\"io.modelcontextprotocol/tasks\": {}}}";

  private static String call(String item, int items, String meta) {
    ObjectNode params = Json.object().put("name", "bulk_adjust_stock");
    var list = params.putObject("arguments").putArray("items");
    for (int i = 0; i < items; i++) {
      list.addObject().put("id", item).put("delta", 1);
    }
    params.set("_meta", Json.parse(meta));
    return params.toString();
  }

  private static String item(TestApp app) {
    String shelf =
        app.call("create_stock_location", "{\"name\": \"Shelf\", \"code\": \"A\"}").text("id");
    String cup =
        app.call(
                "create_product",
                "{\"name\": \"Cup\", \"price_cents\": 500, \"variants\": [{\"sku_code\": \"CUP\"}]}")
            .text("variants.0.id");
    return app.call(
            "create_stock_item",
            "{\"variant_id\": \"%s\", \"stock_location_id\": \"%s\", \"quantity\": 0}"
                .formatted(cup, shelf))
        .text("id");
  }

  private static CompletableFuture<HttpResponse<String>> begin(TestApp app, String body) {
    return HttpClient.newHttpClient()
        .sendAsync(
            HttpRequest.newBuilder(URI.create(app.url() + "/api/v2/external/mcp"))
                .header("X-Auth-Token", app.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static void until(BooleanSupplier holds) {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("half a minute went by").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @OnBothEngines
  void aToolCallWaitsForAJobToo(TestApp app) {
    Mcp mcp = new Mcp(app);
    String item = item(app);
    String job =
        mcp.legacy("tools/call", call(item, 2, "{}"))
            .result()
            .path("structuredContent")
            .path("job_id")
            .asString();
    String read =
        Mcp.request(
            "tools/call",
            "{\"name\": \"read_job\", \"arguments\": {\"job_id\": \"" + job + "\", \"wait\": 60}}");
    var answer = begin(app, read);
    until(() -> app.app().waiting().count() == 1);

    app.settle();

    JsonNode result = Json.parse(answer.join().body()).path("result");
    assertThat(result.path("structuredContent").path("status").asString()).isEqualTo("completed");
  }

  @OnBothEngines
  void overStdioACallWaitsForAJobWhileOthersAreAnswered(TestApp app) throws IOException {
    try (Stdio stdio = new Stdio(app)) {
      stdio.say(Mcp.request("tools/call", readJob(job(app))));
      until(() -> app.app().waiting().count() == 1);
      stdio.say(Mcp.request("ping", "{}"));
      until(() -> stdio.said().size() == 1);
      assertThat(stdio.said().get(0).path("result").has("structuredContent")).isFalse();

      app.settle();

      until(() -> stdio.said().size() == 2);
      assertThat(stdio.said().get(1).at("/result/structuredContent/status").asString())
          .isEqualTo("completed");
    }
  }

  @OnBothEngines
  void whoEndsStdiosInputIsStillToldWhatHeWaitsFor(TestApp app) throws IOException {
    Stdio stdio = new Stdio(app);
    stdio.say(Mcp.request("tools/call", readJob(job(app))));
    until(() -> app.app().waiting().count() == 1);
    Thread closing = new Thread(() -> closed(stdio));
    closing.start();

    app.settle();

    until(() -> !stdio.isOpen());
    assertThat(stdio.said().get(0).at("/result/structuredContent/status").asString())
        .isEqualTo("completed");
  }

  private static void closed(Stdio stdio) {
    try {
      stdio.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @OnBothEngines
  void overStdioAProgressTokenTellsHowFarTheJobIs(TestApp app) throws IOException {
    try (Stdio stdio = new Stdio(app)) {
      String item = item(app);
      stdio.say(Mcp.request("tools/call", call(item, 250, "{\"progressToken\": \"p1\"}")));
      until(() -> app.app().waiting().count() == 1);

      app.settle();

      until(() -> stdio.said().stream().anyMatch(each -> each.has("result")));
      List<ObjectNode> said = stdio.said();
      assertThat(said.get(0).path("method").asString()).isEqualTo("notifications/progress");
      assertThat(said.get(0).at("/params/progressToken").asString()).isEqualTo("p1");
      assertThat(said.get(said.size() - 1).at("/result/structuredContent/status").asString())
          .isEqualTo("completed");
    }
  }

  /** A job that nobody has begun. */
  private static String job(TestApp app) {
    return app.call(
            "bulk_adjust_stock",
            "{\"items\": [{\"id\": \"%s\", \"delta\": 1}]}".formatted(item(app)))
        .text("job_id");
  }

  private static String readJob(String job) {
    return "{\"name\": \"read_job\", \"arguments\": {\"job_id\": \"%s\", \"wait\": 60}}"
        .formatted(job);
  }

  @OnBothEngines
  void withAProgressTokenACallTellsHowFarItIsAndEndsWithTheJob(TestApp app) {
    String item = item(app);
    var answer =
        begin(app, Mcp.request("tools/call", call(item, 250, "{\"progressToken\": \"p1\"}")));
    until(() -> app.app().waiting().count() == 1);

    app.settle();

    HttpResponse<String> http = answer.join();
    assertThat(http.headers().firstValue("Content-Type")).contains("text/event-stream");
    List<ObjectNode> messages =
        http.body()
            .lines()
            .filter(line -> line.startsWith("data: "))
            .map(line -> Json.parse(line.substring("data: ".length())))
            .toList();
    List<ObjectNode> told = messages.subList(0, messages.size() - 1);
    assertThat(told)
        .isNotEmpty()
        .allMatch(each -> each.path("method").asString().equals("notifications/progress"))
        .allMatch(each -> each.path("params").path("progressToken").asString().equals("p1"));
    List<Long> progress =
        told.stream().map(each -> each.path("params").path("progress").asLong()).toList();
    assertThat(progress).isSorted().doesNotHaveDuplicates().endsWith(250L);
    JsonNode result = messages.get(messages.size() - 1).path("result");
    assertThat(result.path("structuredContent").path("status").asString()).isEqualTo("completed");
    assertThat(result.path("structuredContent").path("succeeded").asInt()).isEqualTo(250);
  }

  @OnBothEngines
  void aClientThatTakesTasksGetsOne(TestApp app) {
    Mcp mcp = new Mcp(app);
    String item = item(app);
    ObjectNode task = mcp.modern("tools/call", call(item, 3, "{}"), TASKS).result();
    assertThat(task.path("resultType").asString()).isEqualTo("task");
    assertThat(task.path("status").asString()).isEqualTo("working");
    String id = task.path("taskId").asString();
    assertThat(get(mcp, id).path("status").asString()).isEqualTo("working");

    app.settle();

    ObjectNode ended = get(mcp, id);
    assertThat(ended.path("status").asString()).isEqualTo("completed");
    assertThat(ended.path("result").path("isError").booleanValue()).isFalse();
    ObjectNode shown = (ObjectNode) ended.path("result").path("structuredContent");
    assertThat(shown.path("succeeded").asInt()).isEqualTo(3);
    assertThat(
            app.app()
                .registry()
                .named("bulk_adjust_stock")
                .orElseThrow()
                .output()
                .shape()
                .faults(shown))
        .isEmpty();
    assertThat(cancel(mcp, id).result().path("resultType").asString()).isEqualTo("complete");
  }

  @OnBothEngines
  void aTaskIsCancelledWithItsJob(TestApp app) {
    Mcp mcp = new Mcp(app);
    String id =
        mcp.modern("tools/call", call(item(app), 3, "{}"), TASKS)
            .result()
            .path("taskId")
            .asString();

    cancel(mcp, id).result();

    assertThat(get(mcp, id).path("status").asString()).isEqualTo("cancelled");
    assertThat(app.call("read_job", "{\"job_id\": \"" + id + "\"}").text("status"))
        .isEqualTo("cancelled");
  }

  @OnBothEngines
  void aTaskThatIsNobodysOrAnotherShopsIsUnknown(TestApp app) {
    Mcp mcp = new Mcp(app);
    String id =
        mcp.modern("tools/call", call(item(app), 1, "{}"), TASKS)
            .result()
            .path("taskId")
            .asString();
    String stranger = app.strangersKey();
    String get = "{\"taskId\": \"" + id + "\"}";

    mcp.modern("tasks/get", "{\"taskId\": \"job_x\"}", TASKS).error(400, Protocol.INVALID_PARAMS);
    mcp.modernAs(stranger, "tasks/get", get, TASKS).error(400, Protocol.INVALID_PARAMS);
    mcp.modernAs(stranger, "tasks/cancel", get, TASKS).error(400, Protocol.INVALID_PARAMS);
    mcp.modern("tasks/get", get, "{}").error(400, Protocol.MISSING_CAPABILITY);
    mcp.modern("tasks/list", "{}", TASKS).error(404, Protocol.METHOD_NOT_FOUND);
    mcp.modern("tasks/result", get, TASKS).error(404, Protocol.METHOD_NOT_FOUND);
  }

  private static ObjectNode get(Mcp mcp, String id) {
    return mcp.modern("tasks/get", "{\"taskId\": \"" + id + "\"}", TASKS).result();
  }

  private static Mcp.Said cancel(Mcp mcp, String id) {
    return mcp.modern("tasks/cancel", "{\"taskId\": \"" + id + "\"}", TASKS);
  }
}
