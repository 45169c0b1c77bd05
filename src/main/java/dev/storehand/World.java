package dev.storehand;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Target;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.Via;
import dev.storehand.core.publish.Manifest;
import dev.storehand.core.publish.Tools;
import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The example world: a small shop, always the same, in which every published example runs. Its
 * clock stands still and its ids count, so what is recorded of it is the same on every machine.
 */
public final class World implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final int POINTS = 360;
  private static final List<String> CHAPTERS =
      List.of(
          "10-shop",
          "20-catalog",
          "30-stock",
          "31-stock-flows",
          "40-orders",
          "45-offers",
          "46-preorders",
          "50-listings",
          "55-prices",
          "90-jobs");

  /** Jobs that nobody works on. */
  private static final String WAITING = "99-waiting";

  private final App app;
  private final String key;
  private final Counting ids = new Counting();

  private World(Config config) {
    app = App.open(config.limitedTo(POINTS), new Still(), ids);
    key = app.createKey(app.shops().get(0).id(), "Example agent", Mode.LIVE, List.of("*"));
    for (Step step : story()) {
      play(step);
      app.settle();
    }
    app.tick();
    steps(WAITING).forEach(this::play);
    ids.mark();
  }

  /** Makes the world in an empty database. */
  public static World in(Config config) {
    return new World(config);
  }

  /**
   * What happens in a chapter, in order.
   *
   * @param action its name
   * @param input what it is called with
   */
  public record Step(String action, ObjectNode input) {}

  /** All that happens in the world, but for jobs that nobody works on. */
  public static List<Step> story() {
    return CHAPTERS.stream().flatMap(chapter -> steps(chapter).stream()).toList();
  }

  private static List<Step> steps(String chapter) {
    try (InputStream stream = World.class.getResourceAsStream("/world/" + chapter + ".json")) {
      List<Step> steps = new ArrayList<>();
      for (JsonNode step :
          Json.mapper().readTree(new String(stream.readAllBytes(), StandardCharsets.UTF_8))) {
        steps.add(
            new Step(step.path("action").asString(), (ObjectNode) step.path("input").deepCopy()));
      }
      return steps;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void play(Step step) {
    Reply reply = call(step.action(), step.input(), Via.SYSTEM);
    if (!reply.accepted()) {
      throw new IllegalStateException(
          "The example world's "
              + step
              + " was refused: "
              + new String(reply.body(), StandardCharsets.UTF_8));
    }
  }

  /**
   * Runs one example as if it were the first thing to happen in the world; a write is rolled back.
   */
  public Reply example(Action<?, ?> action, ObjectNode input, Via via) {
    ids.reset();
    ObjectNode arguments = input.deepCopy();
    if (action.kind() != Kind.READ) {
      arguments.put("dry_run", true);
    }
    return call(action.name(), arguments, via);
  }

  /** The published files, with what every first example answers here. */
  public Manifest manifest() {
    return Manifest.of(app.registry(), this::answer, Tools::of, tables());
  }

  /** The tables as the embedded engine has them. */
  private String tables() {
    List<String> statements =
        app.database()
            .read(
                Scope.none(),
                tx ->
                    tx.unscoped(
                            """
                            select sql || ';' as statement from sqlite_master
                            where sql is not null and tbl_name not like 'sqlite_%' and tbl_name not in
                              (select name from pragma_table_list where type = 'shadow' or name = 'schema_history')
                            order by tbl_name, type desc, name""")
                        .list(row -> row.text("statement")));
    return String.join("\n\n", statements) + "\n";
  }

  private Optional<ObjectNode> answer(String name) {
    Action<?, ?> action = app.registry().named(name).orElseThrow();
    Reply reply = example(action, action.examples().get(0), Via.REST);
    return reply.accepted() ? Optional.of(Json.parse(reply.body())) : Optional.empty();
  }

  private Reply call(String action, ObjectNode input, Via via) {
    return app.dispatcher()
        .call(
            new Request(
                "req_00000000000000000000000001",
                via,
                new Target.Name(action),
                key,
                found -> input.deepCopy()));
  }

  public App app() {
    return app;
  }

  /** A key that may do everything in this world. */
  public String key() {
    return key;
  }

  @Override
  public void close() {
    app.close();
  }

  /**
   * A clock that stands still, but for who counts milliseconds, as the limit of points does: no
   * call finds that others have used some.
   */
  private static final class Still extends Clock {
    private static final long STEP = 30_000;

    private final AtomicLong millis = new AtomicLong(NOW.toEpochMilli());

    @Override
    public Instant instant() {
      return NOW;
    }

    @Override
    public long millis() {
      return millis.addAndGet(STEP);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Ids that count for each prefix, and can go back to where the world began. */
  private static final class Counting implements Ids {
    private final Map<String, Integer> last = new HashMap<>();
    private Map<String, Integer> marked = Map.of();

    @Override
    public synchronized String next(String prefix, Instant now) {
      return prefix + "_" + String.format("%026d", last.merge(prefix, 1, Integer::sum));
    }

    @Override
    public synchronized String secret(int length) {
      String count = Integer.toString(last.merge("secret", 1, Integer::sum));
      return "Example".repeat(length).substring(0, length - count.length()) + count;
    }

    synchronized void mark() {
      marked = Map.copyOf(last);
    }

    synchronized void reset() {
      last.clear();
      last.putAll(marked);
    }
  }
}
