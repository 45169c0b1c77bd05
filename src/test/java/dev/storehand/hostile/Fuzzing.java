package dev.storehand.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One history: a world of its own and calls that all follow from one seed. After each call: no
 * failure of ours, a refusal in the shape of refusals and without a changed row, an acceptance that
 * fits its published schema.
 */
final class Fuzzing implements AutoCloseable {
  /** Calls of one history on SQLite; making its world takes as long as hundreds of them. */
  static final int CALLS = 1_000;

  /** On PostgreSQL, where every call is followed by a look at every row. */
  static final int CALLS_ON_POSTGRES = 400;

  /** Calls after which time passes. */
  private static final int BETWEEN = 20;

  /** Messages that are shown beside a call that went wrong. */
  private static final int REMEMBERED = 12;

  private final FuzzWorld world;
  private final FuzzInputs inputs;
  private final RestFuzz rest;
  private final McpFuzz mcp;
  private final Rows rows;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Deque<String> said = new ArrayDeque<>();
  private Optional<RawConnection> open = Optional.empty();

  private Fuzzing(long seed, Dialect dialect) throws SQLException {
    world = FuzzWorld.on(dialect);
    inputs = new FuzzInputs(new Random(seed), world.knownIds());
    rest = new RestFuzz(inputs, world.app().key());
    mcp = new McpFuzz(inputs, world.app().key());
    // A server that starts keeps what its nodes share: that is no call's doing.
    world.app().url();
    rows = Rows.of(world.app().storage());
    log.start();
    root.addAppender(log);
  }

  /** A call that went wrong, told with all that is needed to see it again. */
  private interface Step {
    void run() throws IOException, SQLException;
  }

  /** A history over REST; gives how often what was the outcome. */
  static Map<String, Integer> rest(long seed, Dialect dialect) throws Exception {
    try (Fuzzing fuzzing = new Fuzzing(seed, dialect)) {
      return fuzzing.history(seed, fuzzing::restCall);
    }
  }

  /** A history over MCP; gives how often what was the outcome. */
  static Map<String, Integer> mcp(long seed, Dialect dialect) throws Exception {
    try (Fuzzing fuzzing = new Fuzzing(seed, dialect)) {
      return fuzzing.history(seed, fuzzing::mcpCall);
    }
  }

  private Map<String, Integer> history(long seed, Step step) {
    int calls = world.app().dialect() == Dialect.SQLITE ? CALLS : CALLS_ON_POSTGRES;
    for (int i = 0; i < calls; i++) {
      try {
        step.run();
        if (i % BETWEEN == 0) {
          time();
        }
        assertThat(log.list).as("the log").noneMatch(event -> event.getLevel() == Level.ERROR);
      } catch (IOException | SQLException | RuntimeException | AssertionError e) {
        throw new AssertionError(
            "call "
                + i
                + " of -Dfuzz.seed="
                + seed
                + ": "
                + e.getMessage()
                + "\nWhat was said last:\n"
                + String.join("\n", said),
            e);
      }
    }
    assertThat(outcomes.keySet())
        .as("%s", outcomes)
        .contains("accepted write", "accepted read", "refused");
    return outcomes;
  }

  /** Jobs, events and the clock have their turn too, and fail at nothing that was accepted. */
  private void time() throws SQLException {
    world.app().clock().move(Duration.ofMinutes(7));
    world.app().app().tick();
    world.app().settle();
    rows.changed();
  }

  private void note(String outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private void restCall() throws IOException, SQLException {
    Action<?, ?> action = inputs.one(world.actions());
    ObjectNode input = inputs.of(action);
    byte[] request = rest.request(action, input).bytes();
    if (inputs.oneIn(6) && RestFuzz.isPlain(action)) {
      judge(damaged(inputs.mutated(request)));
      rows.changed();
      return;
    }
    RawAnswer answer = answer(request);
    judge(Optional.of(answer));
    if (answer.status() < 400 && !isHelp(answer)) {
      boolean dryRun = answer.header("Dry-Run").isPresent();
      note(dryRun ? "dry run" : action.kind() == Kind.READ ? "accepted read" : "accepted write");
      fits(action, answer.json());
      world.learn(answer.json().toString());
      unchanged(action.kind() == Kind.READ || dryRun, answer);
    }
    rows.changed();
  }

  private void judge(Optional<RawAnswer> perhaps) throws SQLException {
    if (perhaps.isEmpty()) {
      note("no answer to half a request");
      return;
    }
    RawAnswer answer = perhaps.get();
    boolean ofHttp = answer.status() == 501 || answer.status() == 505;
    assertThat(answer.status() < 500 || ofHttp).as("%s", answer).isTrue();
    note("status " + answer.status());
    if (answer.status() >= 400) {
      note("refused");
      boolean rpc = answer.text().startsWith("{\"jsonrpc\"");
      if (!rpc && answer.body().length > 0) {
        ProblemShape.check(answer);
      }
      unchanged(true, answer);
    }
  }

  /** A mutated address may still be one, of a page rather than an action. */
  private static boolean isHelp(RawAnswer answer) {
    return answer.header("ETag").isPresent() || answer.body().length == 0;
  }

  private void mcpCall() throws IOException, SQLException {
    Action<?, ?> action = inputs.one(world.actions());
    ObjectNode input = inputs.of(action);
    ObjectNode message = mcp.message(action, input);
    byte[] request = mcp.request(message).bytes();
    if (inputs.oneIn(6)) {
      judge(damaged(inputs.mutated(request)));
      rows.changed();
      return;
    }
    RawAnswer answer = answer(request);
    ObjectNode json = McpFuzz.check(message, answer);
    boolean call =
        message.path("method").asString("").equals("tools/call")
            && message.path("params").path("name").equals(Json.mapper().valueToTree(action.name()));
    if (!McpFuzz.accepted(json)) {
      note("refused");
      unchanged(true, answer);
    } else if (call) {
      JsonNode dryRun = json.path("result").path("_meta").path("dev.storehand/dry_run");
      boolean dry = dryRun.asBoolean(false);
      note(dry ? "dry run" : action.kind() == Kind.READ ? "accepted read" : "accepted write");
      fits(action, (ObjectNode) json.path("result").path("structuredContent"));
      world.learn(json.path("result").toString());
      unchanged(action.kind() == Kind.READ || dry, answer);
    } else {
      rows.changed();
    }
  }

  private static void fits(Action<?, ?> action, ObjectNode answer) {
    assertThat(action.output().shape().faults(answer))
        .as("%s answered %s", action.name(), answer)
        .isEmpty();
  }

  private void unchanged(boolean demanded, RawAnswer answer) throws SQLException {
    boolean changed = rows.changed();
    assertThat(demanded && changed)
        .as("a row changed, though it was answered %s", answer)
        .isFalse();
  }

  private RawAnswer answer(byte[] request) throws IOException {
    if (open.isEmpty()) {
      open = Optional.of(RawConnection.to(world.app()));
      remember("opened");
    }
    remember("> " + new String(request, StandardCharsets.UTF_8));
    RawAnswer answer = open.get().send(request).answer();
    remember("< " + answer);
    if (answer.header("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
      open.get().close();
      open = Optional.empty();
    }
    return answer;
  }

  /**
   * Sends bytes that may be half a request, and says so by closing its side; the server may find no
   * answer to that.
   */
  private Optional<RawAnswer> damaged(byte[] request) throws IOException {
    remember("> (damaged) " + new String(request, StandardCharsets.UTF_8));
    try (RawConnection connection = RawConnection.to(world.app())) {
      Optional<RawAnswer> answer = connection.insist(request).hangUp().answerIfAny();
      remember("< " + answer);
      return answer;
    }
  }

  private void remember(String line) {
    said.addLast(line);
    if (said.size() > REMEMBERED) {
      said.removeFirst();
    }
  }

  @Override
  public void close() throws Exception {
    root.detachAppender(log);
    rows.close();
    if (open.isPresent()) {
      open.get().close();
    }
    world.close();
  }

  /** Seeds of histories: one that was given back, or any. */
  static List<Long> givenSeed() {
    return Optional.ofNullable(Long.getLong("fuzz.seed")).stream().toList();
  }
}
