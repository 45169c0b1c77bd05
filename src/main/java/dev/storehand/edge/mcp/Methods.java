package dev.storehand.edge.mcp;

import dev.storehand.core.call.Caller;
import dev.storehand.core.call.Seal;
import dev.storehand.core.schema.Json;
import dev.storehand.edge.rest.Piece;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The protocol's methods, as each era has them. */
final class Methods {
  private static final String INSTRUCTIONS =
      "Storehand runs a shop: its catalogue, its stock and what follows from them. Each tool is one action, named verb_noun. "
          + "Begin with who_am_i, which says what this key may do. Writes take dry_run: true, which does everything and keeps "
          + "nothing, and idempotency_key, under which a call can be repeated safely. What destroys wants confirm: true. A "
          + "refusal says what was wrong, what would help and what to call next. Money is in minor units, *_cents. The "
          + "resource storehand://skill.md tells more; search_actions finds actions by words. Toolsets: ";
  private static final byte[] TOOLS = Text.utf8("{\"tools\":");
  private static final int MAX_BYTES = 1 << 20;
  private static final int TTL_MILLIS = 300_000;
  private static final Set<String> LEGACY_NOTHINGS =
      Set.of("ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe");

  private final McpParts parts;
  private final Wire wire;
  private final Seal seal;
  private final ToolLists lists;
  private final JobTasks tasks;
  private final ToolCalls calls;
  private final Resources resources;
  private final PromptBook prompts;
  private final Completion completion;

  Methods(McpParts parts, Wire wire, Seal seal, Questions questions, Extra extra) {
    this.parts = parts;
    this.wire = wire;
    this.seal = seal;
    this.lists =
        new ToolLists(
            parts.registry(),
            SearchSchemas.tools(),
            extra.tools().stream().map(Extra.Tool::json).toList(),
            this::afterTools);
    SearchTools search = new SearchTools(parts.registry(), parts.search());
    this.tasks = new JobTasks(parts, extra);
    this.calls = new ToolCalls(parts, wire, questions, seal, search, tasks, extra);
    this.resources = new Resources(parts.texts(), extra);
    this.prompts = new PromptBook(parts.prompts(), extra);
    this.completion = new Completion(parts.registry(), prompts, parts.completions());
  }

  /** Answers a request that is well-formed. */
  Answer answer(Turn turn) {
    Message message = turn.message();
    if (turn.incoming().body().length > MAX_BYTES && !calls.takesMuch(message)) {
      throw RpcError.of(
          Protocol.INVALID_REQUEST,
          413,
          "The message is larger than 1 MiB; only bulk actions and imports take more");
    }
    return switch (message.method()) {
      case "tools/call" -> calls.call(turn);
      case "tools/list" -> tools(turn);
      case "resources/list" -> listed(turn, 1, caller -> resources.list());
      case "resources/templates/list" -> listed(turn, 1, caller -> resources.templates());
      case "resources/read" -> listed(turn, 1, caller -> resources.read(message));
      case "prompts/list" -> listed(turn, 1, caller -> prompts.list());
      case "prompts/get" -> result(turn, 1, caller -> prompts.get(message));
      case "completion/complete" -> result(turn, 1, caller -> completion.complete(turn, caller));
      default -> message.modern() ? modern(turn) : legacy(turn);
    };
  }

  private Answer modern(Turn turn) {
    return switch (turn.message().method()) {
      case "server/discover" -> listed(turn, 0, caller -> discovered());
      case "tasks/get" -> done(turn, tasks.get(turn));
      case "tasks/update" -> done(turn, tasks.update(turn));
      case "tasks/cancel" -> done(turn, tasks.cancel(turn));
      default -> throw RpcError.unknownMethod(turn.message().method());
    };
  }

  private Answer legacy(Turn turn) {
    String method = turn.message().method();
    if (method.equals("initialize")) {
      return initialized(turn);
    }
    if (LEGACY_NOTHINGS.contains(method)) {
      return result(turn, 0, caller -> Json.object());
    }
    throw RpcError.unknownMethod(method);
  }

  private Answer tools(Turn turn) {
    Caller caller = turn.admit(parts.gate(), 1);
    Piece tools = lists.list(caller, turn.incoming().surface(), turn.message().modern());
    byte[] begin = wire.begin(turn.message(), TOOLS.length).add(TOOLS).done();
    return new Answer.Whole(
        200, turn.headers(parts.clock().instant()), List.of(Piece.of(begin), tools));
  }

  /** What follows the tools in the result that lists them. */
  private byte[] afterTools(boolean modern) {
    String hints = ",\"ttlMs\":" + TTL_MILLIS + ",\"cacheScope\":\"private\"";
    byte[] end = wire.end(modern);
    return modern ? new Assembly(64).add(Text.utf8(hints)).add(end).done() : end;
  }

  /** A result that a client may keep for a while. */
  private Answer listed(Turn turn, int points, Function<Caller, ObjectNode> make) {
    return result(
        turn,
        points,
        caller -> {
          ObjectNode result = make.apply(caller);
          return turn.message().modern()
              ? result.put("ttlMs", TTL_MILLIS).put("cacheScope", "private")
              : result;
        });
  }

  private Answer result(Turn turn, int points, Function<Caller, ObjectNode> make) {
    return done(turn, make.apply(turn.admit(parts.gate(), points)));
  }

  private Answer done(Turn turn, ObjectNode result) {
    return new Answer.Whole(
        200, turn.headers(parts.clock().instant()), wire.result(turn.message(), result));
  }

  private Answer initialized(Turn turn) {
    turn.admit(parts.gate(), 0);
    if (turn.incoming().headers().batched()) {
      throw RpcError.of(Protocol.INVALID_REQUEST, 400, "initialize cannot be part of a batch");
    }
    String asked = turn.message().params().path("protocolVersion").asString("");
    ObjectNode result =
        Json.object()
            .put(
                "protocolVersion",
                Protocol.LEGACY.contains(asked) ? asked : Protocol.LEGACY.get(0));
    result.set("capabilities", capabilities());
    result.set("serverInfo", wire.serverInfo());
    result.put("instructions", instructions());
    Map<String, String> headers = turn.headers(parts.clock().instant());
    if (Sessions.canElicit(turn.message().params().path("capabilities"))) {
      headers.put(Protocol.SESSION_HEADER, Sessions.ofOneWhoElicits(seal));
    }
    return new Answer.Whole(200, headers, wire.result(turn.message(), result));
  }

  private ObjectNode discovered() {
    ObjectNode result = Json.object();
    ArrayNode versions = result.putArray("supportedVersions");
    Protocol.ALL.forEach(versions::add);
    ObjectNode capabilities = capabilities();
    capabilities.putObject("extensions").putObject(JobTasks.EXTENSION);
    result.set("capabilities", capabilities);
    return result.put("instructions", instructions());
  }

  /**
   * The registry is fixed while we run, so no list ever changes and there is nothing to listen for.
   */
  private static ObjectNode capabilities() {
    ObjectNode capabilities = Json.object();
    capabilities.putObject("tools").put("listChanged", false);
    capabilities.putObject("resources").put("listChanged", false).put("subscribe", false);
    capabilities.putObject("prompts").put("listChanged", false);
    capabilities.putObject("completions");
    return capabilities;
  }

  private String instructions() {
    return INSTRUCTIONS + String.join(", ", lists.toolsets()) + ".";
  }
}
