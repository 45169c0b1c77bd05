package dev.storehand.edge.mcp;

import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several messages in one array, which revision 2025-03-26 asks of a server and later ones forbid.
 * Each is answered as if it had come alone, but for what takes a client that is listening: nobody
 * is asked and no progress told.
 */
final class Batch {
  private static final String REVISION = "2025-03-26";
  private static final int MOST = 50;

  private Batch() {}

  /** Whether this is one, of a client that may send one: that revision has no version header. */
  static boolean isOne(Incoming incoming) {
    return Message.first(incoming.body()) == '['
        && incoming
            .headers()
            .get(Protocol.VERSION_HEADER)
            .map(version -> version.strip().equals(REVISION))
            .orElse(true);
  }

  /**
   * The messages in it.
   *
   * @throws RpcError 400 where it cannot be read, is empty or too long
   */
  static List<Incoming> messages(Incoming incoming) {
    JsonNode all = parsed(incoming.body());
    if (all.isEmpty() || all.size() > MOST) {
      throw RpcError.of(Protocol.INVALID_REQUEST, 400, "A batch holds 1 to " + MOST + " messages");
    }
    List<Incoming> each = new ArrayList<>();
    for (JsonNode item : all) {
      // What is no object is no message either; an empty one is refused as such.
      ObjectNode message = item instanceof ObjectNode object ? object : Json.object();
      if (message.at("/params/_meta") instanceof ObjectNode meta) {
        meta.remove("progressToken");
      }
      each.add(
          new Incoming(
              Json.bytes(message),
              new Together(incoming.headers()),
              incoming.token(),
              incoming.surface()));
    }
    return each;
  }

  private static JsonNode parsed(byte[] body) {
    ByteArrayOutputStream object = new ByteArrayOutputStream(body.length + 16);
    object.writeBytes(Text.utf8("{\"batch\":"));
    object.writeBytes(body);
    object.write('}');
    try {
      ObjectNode parsed = Json.parse(object.toByteArray());
      if (parsed.size() == 1 && parsed.path("batch").isArray()) {
        return parsed.get("batch");
      }
    } catch (Problem problem) {
      throw RpcError.of(Protocol.PARSE_ERROR, 400, problem.detail());
    }
    throw RpcError.of(Protocol.PARSE_ERROR, 400, "The input goes on after its end");
  }

  /** The answers in one array; what had none, such as a notification, is left out. */
  static Answer together(List<Answer> answers) {
    Map<String, String> headers = new LinkedHashMap<>();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    List<Integer> statuses = new ArrayList<>();
    for (Answer answer : answers) {
      headers.putAll(answer.headers());
      if (answer instanceof Answer.Whole whole) {
        body.write(statuses.isEmpty() ? '[' : ',');
        body.writeBytes(whole.bytes());
        statuses.add(whole.status());
      }
    }
    if (statuses.isEmpty()) {
      return new Answer.Accepted(headers);
    }
    body.write(']');
    boolean same = statuses.stream().distinct().count() == 1;
    return new Answer.Whole(same ? statuses.get(0) : 200, headers, body.toByteArray());
  }

  /** The headers of the batch, less the session that says its client can be asked. */
  private record Together(Headers batch) implements Headers {
    @Override
    public Optional<String> get(String name) {
      return name.equals(Protocol.SESSION_HEADER) ? Optional.empty() : batch.get(name);
    }

    @Override
    public boolean mirrored() {
      return batch.mirrored();
    }

    @Override
    public boolean batched() {
      return true;
    }
  }
}
