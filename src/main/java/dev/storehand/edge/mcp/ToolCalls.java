package dev.storehand.edge.mcp;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Target;
import dev.storehand.core.call.Answers;
import dev.storehand.core.call.Delivery;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.call.Seal;
import dev.storehand.core.db.Via;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Calls tools: actions by the dispatcher, the four that find actions, and a test's own. */
final class ToolCalls {
  private final McpParts parts;
  private final Wire wire;
  private final Questions questions;
  private final Confirmation confirmation;
  private final SearchTools search;
  private final JobTasks tasks;
  private final Extra extra;

  ToolCalls(
      McpParts parts,
      Wire wire,
      Questions questions,
      Seal seal,
      SearchTools search,
      JobTasks tasks,
      Extra extra) {
    this.parts = parts;
    this.wire = wire;
    this.questions = questions;
    this.confirmation = new Confirmation(wire, questions, seal, parts.spending(), parts.clock());
    this.search = search;
    this.tasks = tasks;
    this.extra = extra;
  }

  Answer call(Turn turn) {
    String name = turn.message().text("name");
    ObjectNode arguments = turn.message().arguments();
    if (parts.registry().named(name).isPresent()) {
      return action(turn, name, arguments);
    }
    Optional<SearchTools.Tool> finder = SearchTools.Tool.named(name);
    if (finder.isPresent()) {
      return search(turn, finder.get(), arguments);
    }
    turn.admit(parts.gate(), 1);
    Extra.Tool tool = extra.tool(name).orElseThrow(() -> unknown(turn, name));
    if (tool instanceof Extra.Plain plain) {
      return whole(turn, wire.result(turn.message(), plain.call().apply(turn.message())));
    }
    if (tool instanceof Extra.Tasking tasking) {
      return whole(turn, wire.result(turn.message(), tasking(tasking, turn.message())));
    }
    return streamed(turn, ((Extra.Streaming) tool).call());
  }

  private Answer streamed(Turn turn, Consumer<Exchange> call) {
    return new Answer.Streamed(
        turn.headers(parts.clock().instant()),
        outlet -> {
          Exchange exchange = new Exchange(turn.message(), turn.asker(), wire, questions, outlet);
          exchange.guarded(() -> call.accept(exchange));
        });
  }

  private static ObjectNode tasking(Extra.Tasking tool, Message message) {
    return JobTasks.taken(message)
        ? tool.call().apply(message)
        : tool.plain()
            .orElseThrow(() -> RpcError.missingExtension(JobTasks.EXTENSION))
            .apply(message);
  }

  /** Whether a message calls a tool that takes as much as an import does. */
  boolean takesMuch(Message message) {
    String name = message.params().path("name").asString("");
    boolean finder = name.equals(SearchTools.Tool.CALL_WRITE_ACTION.wire());
    String action = finder ? message.params().path("arguments").path("name").asString("") : name;
    return message.method().equals("tools/call")
        && parts.registry().named(action).filter(each -> each.kind() == Kind.JOB).isPresent();
  }

  private Answer search(Turn turn, SearchTools.Tool tool, ObjectNode arguments) {
    SearchTools.Outcome outcome = search.run(tool, arguments, () -> turn.admit(parts.gate(), 1));
    if (outcome instanceof SearchTools.Call call) {
      return action(turn, call.action(), call.arguments());
    }
    if (outcome instanceof SearchTools.Refused refused) {
      ObjectNode problem = Answers.body(refused.problem(), turn.requestId());
      return whole(turn, wire.result(turn.message(), Results.failure(Results.explained(problem))));
    }
    ObjectNode body = ((SearchTools.Result) outcome).body();
    return whole(turn, Results.object(wire, turn.message(), Json.bytes(body)));
  }

  private RpcError unknown(Turn turn, String name) {
    Problem problem = parts.registry().unknown(name);
    return RpcError.invalidParams(
            "Unknown tool: "
                + Text.shortened(name)
                + ". The nearest are "
                + String.join(", ", problem.nextActions()))
        .with(Answers.body(problem, turn.requestId()));
  }

  /** Calls an action by its name, which the dispatcher may still refuse. */
  private Answer action(Turn turn, String name, ObjectNode arguments) {
    Optional<Action<?, ?>> destroying = parts.registry().named(name).filter(Action::destroys);
    if (destroying.isEmpty()) {
      return answer(turn, name, dispatch(turn, name, arguments));
    }
    ObjectNode asked = arguments.deepCopy();
    Optional<Confirmation.Verdict> verdict = confirmation.verdict(turn, name, asked);
    if (verdict.isPresent() && verdict.get() == Confirmation.Verdict.NO) {
      turn.admit(parts.gate(), 1);
      return whole(turn, Results.declined(wire, turn.message()));
    }
    if (verdict.isPresent()) {
      arguments.put("confirm", true);
    }
    Reply reply = dispatch(turn, name, arguments);
    if (!confirmation.applies(turn, reply)) {
      return answer(turn, name, reply);
    }
    return confirmation.ask(
        turn,
        name,
        asked,
        reply,
        parts.clock().instant(),
        () -> {
          asked.put("confirm", true);
          return Results.of(wire, turn.message(), dispatch(turn, name, asked));
        });
  }

  private Reply dispatch(Turn turn, String name, ObjectNode arguments) {
    Request request =
        new Request(
            turn.requestId(),
            Via.MCP,
            new Target.Name(name),
            turn.incoming().token(),
            found -> arguments);
    Reply reply = parts.dispatcher().call(request);
    turn.rate(reply.rate());
    return reply;
  }

  /**
   * The answer to an action: a job may be answered with a task, or with its progress and its end.
   */
  private Answer answer(Turn turn, String name, Reply reply) {
    Message message = turn.message();
    boolean running =
        parts.registry().named(name).filter(a -> JobTasks.isRunning(a, reply)).isPresent();
    if (running && JobTasks.taken(message)) {
      return whole(turn, wire.result(message, tasks.begun(turn, reply)));
    }
    if (running && message.progressToken().isPresent()) {
      Optional<Delivery.Feed> feed = JobProgress.feed(parts, turn, reply);
      if (feed.isPresent()) {
        return streamed(turn, exchange -> JobProgress.tell(exchange, tasks, feed.get(), reply));
      }
    }
    return reply.later().isEmpty()
        ? whole(turn, reply)
        : new Answer.Later(then -> reply.whenReady(later -> then.accept(whole(turn, later))));
  }

  private Answer whole(Turn turn, Reply reply) {
    turn.rate(reply.rate());
    Map<String, String> headers = turn.headers(parts.clock().instant());
    headers.putAll(reply.headers());
    int status = reply.status() == 401 ? 401 : 200;
    return new Answer.Whole(status, headers, Results.of(wire, turn.message(), reply));
  }

  private Answer whole(Turn turn, byte[] message) {
    return new Answer.Whole(200, turn.headers(parts.clock().instant()), message);
  }
}
