package dev.storehand.edge.mcp;

import dev.storehand.core.call.Answers;
import dev.storehand.core.call.Seal;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one endpoint: a message in, an answer out, for every revision from 2025-03-26 to 2026-07-28
 * and whatever carries the messages. It keeps nothing between messages but the questions that are
 * open.
 */
public final class McpEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(McpEndpoint.class);

  private final McpParts parts;
  private final Wire wire;
  private final Questions questions = new Questions();
  private final Methods methods;

  public McpEndpoint(McpParts parts) {
    this(parts, Extra.NONE);
  }

  McpEndpoint(McpParts parts, Extra extra) {
    this.parts = parts;
    this.wire = new Wire(parts.version());
    this.methods = new Methods(parts, wire, new Seal(parts.secret()), questions, extra);
  }

  /**
   * Answers a message, or a batch of them. It always answers: what cannot be done is told as a
   * JSON-RPC error.
   */
  public Answer answer(Incoming incoming) {
    if (!Batch.isOne(incoming)) {
      return one(incoming);
    }
    try {
      return Batch.together(Batch.messages(incoming).stream().map(this::one).toList());
    } catch (RpcError error) {
      return refused(unread(incoming, parts.requestIds().get()), error);
    }
  }

  private static Turn unread(Incoming incoming, String requestId) {
    return new Turn(incoming, Message.of(Json.object(), incoming.headers()), requestId);
  }

  private Answer one(Incoming incoming) {
    String requestId = parts.requestIds().get();
    ObjectNode json;
    try {
      json = Message.parse(incoming.body());
    } catch (RpcError unreadable) {
      return refused(unread(incoming, requestId), unreadable);
    }
    Turn turn = new Turn(incoming, Message.of(json, incoming.headers()), requestId);
    try {
      return answer(turn);
    } catch (RpcError error) {
      return refused(turn, error);
    } catch (Problem problem) {
      return told(turn, rpc(turn, problem));
    } catch (RuntimeException failure) {
      LOG.error("{} failed", turn.requestId(), failure);
      return told(
          turn,
          RpcError.of(
              Protocol.INTERNAL_ERROR,
              500,
              "The server failed; see its log for " + turn.requestId()));
    }
  }

  private Answer answer(Turn turn) {
    Message message = turn.message();
    message.check();
    if (message.method().isEmpty()) {
      return taken(turn);
    }
    if (message.id().isEmpty()) {
      turn.admit(parts.gate(), 0);
      return new Answer.Accepted(turn.headers(parts.clock().instant()));
    }
    if (message.modern()) {
      Mirrors.check(message, turn.incoming().headers());
    }
    return methods.answer(turn);
  }

  /** An answer to a question of ours. */
  private Answer taken(Turn turn) {
    if (!questions.answered(turn.message().id(), turn.asker(), turn.message().json())) {
      throw RpcError.of(Protocol.INVALID_REQUEST, 400, "No question of this id is open");
    }
    return new Answer.Accepted(turn.headers(parts.clock().instant()));
  }

  /** Tells what is wrong with a message only to those who have a key, and for a point. */
  private Answer refused(Turn turn, RpcError error) {
    try {
      if (!turn.admitted()) {
        turn.admit(parts.gate(), 1);
      }
      return told(turn, error);
    } catch (Problem problem) {
      return told(turn, rpc(turn, problem));
    }
  }

  private Answer told(Turn turn, RpcError error) {
    Map<String, String> headers = turn.headers(parts.clock().instant());
    headers.putAll(error.headers());
    boolean modern = turn.message().modern();
    return new Answer.Whole(
        error.status(modern), headers, wire.error(turn.message().id(), modern, error));
  }

  private static RpcError rpc(Turn turn, Problem problem) {
    ObjectNode body = Answers.body(problem, turn.requestId());
    return Results.refused(problem.code().status(), body).with(problem.headers());
  }

  /** The error for a message that a transport refuses before it is read. */
  Answer refuse(int status, String sentence) {
    return refuse(status, sentence, "");
  }

  /** The same, which tells the holder of a key where the shop stands. */
  Answer refuse(int status, String sentence, String token) {
    RpcError error = RpcError.of(Protocol.INVALID_REQUEST, status, sentence);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Request-Id", parts.requestIds().get());
    parts
        .gate()
        .standing(token)
        .ifPresent(rate -> headers.putAll(rate.headers(parts.clock().instant())));
    return new Answer.Whole(status, headers, wire.error(Optional.empty(), false, error));
  }

  /**
   * Whether this token belongs to anybody, for a transport that would rather not read a large
   * message from a stranger.
   */
  boolean knows(String token) {
    try {
      parts.gate().who(token);
      return true;
    } catch (Problem stranger) {
      return false;
    }
  }
}
