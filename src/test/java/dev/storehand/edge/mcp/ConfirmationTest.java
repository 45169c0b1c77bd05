package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What destroys is asked for, where the client can ask, and refused elsewhere. */
class ConfirmationTest {
  private static final String ELICITS = "{\"elicitation\": {}}";

  private final TestApp app = TestApp.on(Dialect.SQLITE);
  private final Mcp mcp = new Mcp(app);
  private final String doomed =
      mcp.call("create_api_key", "{\"name\": \"Doomed\", \"abilities\": [\"stock:read\"]}")
          .result()
          .path("structuredContent")
          .path("id")
          .asString();
  private final String params =
      "{\"name\": \"revoke_api_key\", \"arguments\": {\"id\": \"" + doomed + "\"}}";

  @AfterEach
  void close() {
    app.close();
  }

  private boolean revoked() {
    return mcp.call("list_api_keys", "{\"revoked\": true}").text().contains(doomed);
  }

  @Test
  void aClientThatCannotAskIsToldToConfirm() {
    assertThat(mcp.legacy("tools/call", params).failure())
        .startsWith("confirmation_required: ")
        .contains("confirm: true");
    assertThat(mcp.modern("tools/call", params).failure()).startsWith("confirmation_required: ");
    assertThat(revoked()).isFalse();

    mcp.call("revoke_api_key", "{\"id\": \"" + doomed + "\", \"confirm\": true}").result();
    assertThat(revoked()).isTrue();
  }

  @Test
  void aModernClientIsAskedAndCallsAgain() {
    ObjectNode asked = mcp.modern("tools/call", params, ELICITS).result();
    ObjectNode question = (ObjectNode) asked.path("inputRequests").get("confirm");

    assertThat(asked.path("resultType").asString()).isEqualTo("input_required");
    assertThat(question.path("method").asString()).isEqualTo("elicitation/create");
    assertThat(question.path("params").path("message").asString())
        .contains("revoke_api_key", "cannot be brought back");
    assertThat(revoked()).isFalse();

    ObjectNode done = mcp.modern("tools/call", again(asked, "accept", true), ELICITS).result();
    assertThat(done.path("structuredContent").path("id").asString()).isEqualTo(doomed);
    assertThat(revoked()).isTrue();
  }

  @Test
  void aNoChangesNothing() {
    ObjectNode asked = mcp.modern("tools/call", params, ELICITS).result();
    ObjectNode askedAgain = mcp.modern("tools/call", params, ELICITS).result();

    assertThat(mcp.modern("tools/call", again(asked, "decline", true), ELICITS).failure())
        .startsWith("declined");
    assertThat(mcp.modern("tools/call", again(askedAgain, "accept", false), ELICITS).failure())
        .startsWith("declined");
    assertThat(revoked()).isFalse();
  }

  @Test
  void aNoCannotBecomeAYesAlsoAfterARestart() {
    ObjectNode asked = mcp.modern("tools/call", params, ELICITS).result();
    mcp.modern("tools/call", again(asked, "decline", true), ELICITS).failure();
    assertThat(isAskedAgain(again(asked, "accept", true))).isTrue();

    app.restart();

    assertThat(isAskedAgain(again(asked, "accept", true))).isTrue();
    assertThat(revoked()).isFalse();
  }

  @Test
  void aYesCountsOnce() {
    ObjectNode asked = mcp.modern("tools/call", params, ELICITS).result();
    mcp.modern("tools/call", again(asked, "accept", true), ELICITS).result();

    assertThat(isAskedAgain(again(asked, "accept", true))).isTrue();
  }

  @Test
  void anyNodeOnTheSameDataTakesTheAnswer() {
    ObjectNode asked = mcp.modern("tools/call", params, ELICITS).result();
    app.restart();

    mcp.modern("tools/call", again(asked, "accept", true), ELICITS).result();
    assertThat(revoked()).isTrue();
  }

  private boolean isAskedAgain(String params) {
    return mcp.modern("tools/call", params, ELICITS)
        .result()
        .path("resultType")
        .asString()
        .equals("input_required");
  }

  @Test
  void theQuestionNamesWhatWouldBeLost() {
    assertThat(mcp.legacy("tools/call", params).failure())
        .contains("api key " + doomed + " (Doomed): ");
    ObjectNode asked = mcp.modern("tools/call", params, ELICITS).result();
    assertThat(asked.at("/inputRequests/confirm/params/message").asString())
        .contains(doomed, "(Doomed)");
  }

  @Test
  void nobodyIsAskedAboutWhatWouldBeRefusedAnyway() {
    String unknown = params.replace(doomed, "key_unknown");
    String stale = params.replace("\"}}", "\", \"expected_version\": 7}}");

    assertThat(mcp.modern("tools/call", unknown, ELICITS).failure()).startsWith("not_found");
    assertThat(mcp.modern("tools/call", stale, ELICITS).failure()).startsWith("stale_version");
    assertThat(revoked()).isFalse();
  }

  @Test
  void whatWasDoneUnderAnIdempotencyKeyIsAnsweredAgainWithoutAQuestion() {
    String keyed = params.replace("\"}}", "\", \"idempotency_key\": \"once\"}}");
    ObjectNode asked = mcp.modern("tools/call", keyed, ELICITS).result();
    ObjectNode all = Json.parse(keyed).put("requestState", asked.path("requestState").asString());
    ObjectNode answer = all.putObject("inputResponses").putObject("confirm");
    answer.put("action", "accept").putObject("content").put("confirm", true);
    ObjectNode done = mcp.modern("tools/call", all.toString(), ELICITS).result();

    assertThat(mcp.modern("tools/call", keyed, ELICITS).result().path("structuredContent"))
        .isEqualTo(done.path("structuredContent"));
  }

  @Test
  void aYesCountsOnlyForTheCallThatItWasGivenFor() {
    ObjectNode asked = mcp.modern("tools/call", params, ELICITS).result();
    String other = again(asked, "accept", true).replace(doomed, "key_another");
    String forged = again(asked.put("requestState", "MSAy.forged"), "accept", true);

    mcp.modern("tools/call", other, ELICITS).error(400, -32602);
    mcp.modern("tools/call", forged, ELICITS).error(400, -32602);
    assertThat(revoked()).isFalse();
  }

  @Test
  void aYesThatComesTooLateIsAskedForAgain() {
    ObjectNode asked = mcp.modern("tools/call", params, ELICITS).result();
    app.clock().move(Duration.ofMinutes(11));

    assertThat(
            mcp.modern("tools/call", again(asked, "accept", true), ELICITS)
                .result()
                .path("resultType")
                .asString())
        .isEqualTo("input_required");
    assertThat(revoked()).isFalse();
  }

  private String again(ObjectNode asked, String action, boolean confirmed) {
    ObjectNode all = Json.parse(params).put("requestState", asked.path("requestState").asString());
    ObjectNode answer = all.putObject("inputResponses").putObject("confirm").put("action", action);
    answer.putObject("content").put("confirm", confirmed);
    return all.toString();
  }

  @Test
  void aLegacyClientThatCanAskIsAskedWhileItsCallIsOpen() throws Exception {
    try (BufferedReader events = call(session())) {
      ObjectNode question = next(events);
      assertThat(question.path("method").asString()).isEqualTo("elicitation/create");
      assertThat(question.path("params").path("requestedSchema").path("properties").has("confirm"))
          .isTrue();

      assertThat(mcp.post("", answer(question, "accept")).status()).isEqualTo(202);
      ObjectNode done = next(events);
      assertThat(done.path("id").intValue()).isEqualTo(1);
      assertThat(done.path("result").path("structuredContent").path("id").asString())
          .isEqualTo(doomed);
      assertThat(events.readLine()).isEmpty();
      assertThat(events.readLine()).isNull();
    }
    assertThat(revoked()).isTrue();
  }

  @Test
  void aLegacyUserWhoDeclinesKeepsEverything() throws Exception {
    try (BufferedReader events = call(session())) {
      ObjectNode question = next(events);
      String stranger = app.strangersKey();

      mcp.raw(
              "",
              answer(question, "accept"),
              "X-Auth-Token",
              stranger,
              "Content-Type",
              "application/json")
          .error(400, -32600);
      assertThat(mcp.post("", answer(question, "cancel")).status()).isEqualTo(202);
      assertThat(next(events).path("result").path("content").path(0).path("text").asString())
          .startsWith("declined");
      mcp.post("", answer(question, "accept")).error(400, -32600);
    }
    assertThat(revoked()).isFalse();
  }

  @Test
  void aSessionIdThatIsNotOursSaysNothing() {
    assertThat(
            mcp.post(
                    "",
                    Mcp.request("tools/call", params),
                    Protocol.SESSION_HEADER,
                    "ZWxpY2l0cyAx.forged")
                .failure())
        .startsWith("confirmation_required");
  }

  private String session() {
    String session =
        mcp.legacy(
                "initialize",
                "{\"protocolVersion\": \"2025-11-25\", \"capabilities\": " + ELICITS + "}")
            .header(Protocol.SESSION_HEADER);
    assertThat(session).matches("[A-Za-z0-9_.-]+");
    return session;
  }

  private BufferedReader call(String session) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(mcp.at(""))
            .header("X-Auth-Token", app.key())
            .header("Content-Type", "application/json")
            .header(Protocol.SESSION_HEADER, session)
            .POST(BodyPublishers.ofString(Mcp.request("tools/call", params)))
            .build();
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  private static ObjectNode next(BufferedReader events) throws IOException {
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      if (line.startsWith("data: ")) {
        return Json.parse(line.substring(6));
      }
    }
    throw new AssertionError("the stream ended");
  }

  private static String answer(ObjectNode question, String action) {
    ObjectNode answer = Json.object().put("jsonrpc", "2.0");
    answer.set("id", question.get("id"));
    answer.putObject("result").put("action", action).putObject("content").put("confirm", true);
    return answer.toString();
  }
}
