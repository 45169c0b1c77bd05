package dev.storehand.edge.mcp;

import dev.storehand.core.schema.Json;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that is answered by a stream: what is said on the way, what is asked, and the answer
 * that ends it.
 */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final Message message;
  private final String asker;
  private final Wire wire;
  private final Questions questions;
  private final Outlet outlet;

  Exchange(Message message, String asker, Wire wire, Questions questions, Outlet outlet) {
    this.message = message;
    this.asker = asker;
    this.wire = wire;
    this.questions = questions;
    this.outlet = outlet;
  }

  Message message() {
    return message;
  }

  /** Says how far it has come, if the client wanted to know. */
  void progress(double done, double total) {
    progress(Json.object().put("progress", done).put("total", total));
  }

  /** The same with a word for who watches. */
  void progress(long done, long total, String word) {
    progress(Json.object().put("progress", done).put("total", total).put("message", word));
  }

  private void progress(ObjectNode params) {
    message
        .progressToken()
        .ifPresent(token -> tell("notifications/progress", params.set("progressToken", token)));
  }

  /** Runs this when nothing can be said any more. */
  void whenEnded(Runnable action) {
    outlet.whenEnded(action);
  }

  /** Sends a notification. */
  void tell(String method, ObjectNode params) {
    outlet.send(wire.message(Optional.empty(), method, params));
  }

  /**
   * Asks the client, as the older revisions do, and carries on with its result; an error or silence
   * ends the exchange.
   */
  void ask(String method, ObjectNode params, Consumer<JsonNode> then) {
    Questions.Asked asked = questions.ask(asker);
    outlet.whenEnded(() -> asked.answer().cancel(false));
    asked.answer().whenComplete((answer, failure) -> carryOn(answer, failure, then));
    outlet.send(wire.message(Optional.of(asked.id()), method, params));
  }

  private void carryOn(ObjectNode answer, Throwable failure, Consumer<JsonNode> then) {
    if (failure != null) {
      fail(
          RpcError.of(
              Protocol.INTERNAL_ERROR, 200, "The client did not answer; nothing was changed"));
    } else if (!answer.path("result").isObject()) {
      fail(
          RpcError.of(
              Protocol.INTERNAL_ERROR, 200, "The client could not ask; nothing was changed"));
    } else {
      guarded(() -> then.accept(answer.path("result")));
    }
  }

  /**
   * Runs a step, so that a failure ends the exchange with an error and does not leave the client
   * waiting.
   */
  void guarded(Runnable step) {
    try {
      step.run();
    } catch (RpcError error) {
      fail(error);
    } catch (RuntimeException failure) {
      LOG.error("An exchange failed", failure);
      fail(RpcError.of(Protocol.INTERNAL_ERROR, 500, "The server failed"));
    }
  }

  /** Ends with a result. */
  void finish(ObjectNode result) {
    finish(wire.result(message, result));
  }

  /** Ends with a whole message. */
  void finish(byte[] answer) {
    outlet.send(answer);
    outlet.end();
  }

  /** Ends with an error. */
  void fail(RpcError error) {
    finish(wire.error(message.id(), message.modern(), error));
  }
}
