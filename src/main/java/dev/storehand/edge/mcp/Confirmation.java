package dev.storehand.edge.mcp;

import dev.storehand.core.call.Digests;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Seal;
import dev.storehand.core.schema.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks the person behind an agent before something is destroyed, where the agent's client can ask.
 * In the modern era a result says what input it wants and the client calls again; in the older ones
 * we ask while the call is open. Elsewhere the refusal stands, and the agent may call again with
 * {@code confirm}.
 */
final class Confirmation {
  /** What the person said. */
  enum Verdict {
    YES,
    NO
  }

  private static final String QUESTION = "confirm";
  private static final String CODE = "\"code\":\"confirmation_required\"";
  private static final Duration VALID = Duration.ofMinutes(10);

  private final Wire wire;
  private final Questions questions;
  private final Seal seal;
  private final Spending spending;
  private final Clock clock;

  Confirmation(Wire wire, Questions questions, Seal seal, Spending spending, Clock clock) {
    this.wire = wire;
    this.questions = questions;
    this.seal = seal;
    this.spending = spending;
    this.clock = clock;
  }

  /**
   * What a modern client brings back from asking; empty if it has not asked, or must ask again
   * since that answer is too old or was brought before: a no cannot become a yes, nor one yes two.
   *
   * @throws RpcError if what it brings is not for this very call
   */
  Optional<Verdict> verdict(Turn turn, String action, ObjectNode arguments) {
    JsonNode input = turn.message().input(QUESTION);
    if (!turn.message().modern() || !input.isObject()) {
      return Optional.empty();
    }
    String state = turn.message().params().path("requestState").asString("");
    String[] sealed = seal.open(state).orElse("").split(" ");
    if (sealed.length != 3 || !sealed[2].equals(digest(turn, action, arguments))) {
      throw RpcError.invalidParams(
          "requestState failed its integrity check: it is not ours, or of another call");
    }
    Instant until = Instant.ofEpochMilli(Long.parseLong(sealed[0]));
    return until.isBefore(clock.instant()) || !spending.first(sealed[1], until)
        ? Optional.empty()
        : Optional.of(verdict(input));
  }

  private static Verdict verdict(JsonNode input) {
    boolean yes =
        input.path("action").asString("").equals("accept")
            && input.path("content").path(QUESTION).asBoolean(false);
    return yes ? Verdict.YES : Verdict.NO;
  }

  /** Whether a refusal is one that a person could lift, and the client can ask. */
  boolean applies(Turn turn, Reply reply) {
    return reply.status() == 409
        && new String(reply.body(), StandardCharsets.UTF_8).contains(CODE)
        && canAsk(turn);
  }

  private boolean canAsk(Turn turn) {
    return turn.message().modern()
        ? Sessions.canElicit(turn.message().clientCapabilities())
        : Sessions.canElicit(turn.incoming().headers(), seal) && questions.free();
  }

  /**
   * Asks.
   *
   * @param again makes the call again, confirmed, and gives its answer's message
   */
  Answer ask(
      Turn turn,
      String action,
      ObjectNode arguments,
      Reply reply,
      Instant now,
      Supplier<byte[]> again) {
    Map<String, String> headers = turn.headers(now);
    ObjectNode question = question(action, Json.parse(reply.body()).path("detail").asString());
    if (turn.message().modern()) {
      ObjectNode result = Json.object().put("resultType", "input_required");
      question.put("mode", "form");
      result
          .putObject("inputRequests")
          .putObject(QUESTION)
          .put("method", "elicitation/create")
          .set("params", question);
      result.put(
          "requestState",
          seal.close(
              now.plus(VALID).toEpochMilli()
                  + " "
                  + UUID.randomUUID()
                  + " "
                  + digest(turn, action, arguments)));
      return new Answer.Whole(200, headers, wire.result(turn.message(), result));
    }
    return new Answer.Streamed(
        headers,
        outlet -> {
          Exchange exchange = new Exchange(turn.message(), turn.asker(), wire, questions, outlet);
          exchange.ask(
              "elicitation/create",
              question,
              input ->
                  exchange.finish(
                      verdict(input) == Verdict.YES
                          ? again.get()
                          : Results.declined(wire, turn.message())));
        });
  }

  private static ObjectNode question(String action, String loss) {
    ObjectNode question = Json.object().put("message", action + ": " + loss + " Do it?");
    ObjectNode schema = question.putObject("requestedSchema").put("type", "object");
    schema
        .putObject("properties")
        .putObject(QUESTION)
        .put("type", "boolean")
        .put("title", "Yes, do it")
        .put("description", "Nothing is changed without a yes.");
    schema.putArray("required").add(QUESTION);
    return question;
  }

  private static String digest(Turn turn, String action, ObjectNode arguments) {
    return Digests.sha256(turn.incoming().token() + "\n" + action + "\n" + arguments);
  }
}
