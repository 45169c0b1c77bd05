package dev.storehand.kit;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Target;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Storage;
import dev.storehand.core.db.Via;
import dev.storehand.core.job.ExportFolder;
import dev.storehand.core.publish.Told;
import dev.storehand.core.schema.Json;
import dev.storehand.edge.rest.RestServer;
import dev.storehand.feature.orders.PaymentProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * The real program on a database of a test's own, with a clock that stands still and ids that count
 * for each prefix.
 */
public final class TestApp implements AutoCloseable {
  private final Dialect dialect;
  private final Storage storage;
  private final MovableClock clock = new MovableClock();
  private final Ids ids = Ids.counting();
  private final AtomicLong requests = new AtomicLong();
  private final Config config;
  private final List<? extends Actions> more;
  private App app;
  private Optional<RestServer> server = Optional.empty();
  private final String key;

  private TestApp(Dialect dialect, int rateLimit, List<? extends Actions> more) {
    this.dialect = dialect;
    this.storage = Engines.fresh(dialect);
    this.config = config(storage).limitedTo(rateLimit);
    this.more = more;
    this.app = open();
    this.key = app.createKey(shop(), "Tests", Mode.LIVE, List.of("*"));
  }

  /** On a fresh database, without a limit of points. */
  public static TestApp on(Dialect dialect) {
    return new TestApp(dialect, 0, List.of());
  }

  /** The same with a room that only the test has. */
  public static TestApp with(Dialect dialect, Actions room) {
    return new TestApp(dialect, 0, List.of(room));
  }

  /** On SQLite, with a limit of points. */
  public static TestApp limitedTo(int points) {
    return limitedTo(Dialect.SQLITE, points);
  }

  /** With a limit of points. */
  public static TestApp limitedTo(Dialect dialect, int points) {
    return new TestApp(dialect, points, List.of());
  }

  /** How the program is started on a storage. */
  public static Config config(Storage storage) {
    Config standard = Config.standard().onPort(0).in(Engines.folder());
    return storage instanceof Storage.Sqlite file
        ? standard.in(file.folder())
        : standard.at(((Storage.Postgres) storage).jdbcUrl());
  }

  /** Calls an action with its own record, as the key of the tests. */
  public <I extends Record> Answer call(Action<I, ?> action, I input) {
    return call(action.name(), Json.tree(input));
  }

  /** Calls an action by name with JSON. */
  public Answer call(String action, String json) {
    return call(action, Json.parse(json));
  }

  public Answer call(String action, ObjectNode input) {
    return as(key, action, input);
  }

  /** Calls an action with another key. */
  public Answer as(String token, String action, String json) {
    return as(token, action, Json.parse(json));
  }

  /** Calls an action by another door than REST. */
  public Answer via(Via door, String action, String json) {
    return as(key, action, Json.parse(json), door);
  }

  private Answer as(String token, String action, ObjectNode input) {
    return as(token, action, input, Via.REST);
  }

  private Answer as(String token, String action, ObjectNode input, Via door) {
    String id = "req_" + requests.incrementAndGet();
    Reply reply =
        app.dispatcher()
            .call(new Request(id, door, new Target.Name(action), token, found -> input.deepCopy()));
    app.registry().named(action).ifPresent(found -> Told.holds(found, reply));
    return new Answer(reply);
  }

  /** Where exports are written. */
  public ExportFolder exports() {
    return new ExportFolder(config.data());
  }

  /** Does what jobs and events have left to be done, until nothing is. */
  public void settle() {
    app.settle();
  }

  /** A further key of the first shop. */
  public String key(Mode mode, String... abilities) {
    return app.createKey(shop(), "Another", mode, List.of(abilities));
  }

  /** A key that may do everything in a shop of its own. */
  public String strangersKey() {
    return app.createKey(
        app.createShop("Strangers", "EUR", "UTC").id(), "Stranger", Mode.LIVE, List.of("*"));
  }

  /** The key of the tests, which may do everything. */
  public String key() {
    return key;
  }

  /** The id of the first shop. */
  public String shop() {
    return app.shops().get(0).id();
  }

  public App app() {
    return app;
  }

  public MovableClock clock() {
    return clock;
  }

  /** Where its data lives, for who looks at it from outside. */
  public Storage storage() {
    return storage;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** The program's address over real HTTP, served from the first time it is asked. */
  public synchronized String url() {
    if (server.isEmpty()) {
      server = Optional.of(app.serve(config));
    }
    return "http://127.0.0.1:" + server.get().port();
  }

  /** Stops the program and starts it again on the same data. */
  public void restart() {
    restartWith(List.of());
  }

  /** The same, with payment providers of a test's own. */
  public void restartWith(List<PaymentProvider> providers) {
    stop();
    app = App.open(config, clock, ids, more, providers);
  }

  /** The program once more on the same data and clock: another node, on PostgreSQL. */
  public App open() {
    return App.open(config, clock, ids, more);
  }

  private synchronized void stop() {
    server.ifPresent(RestServer::close);
    server = Optional.empty();
    app.close();
  }

  @Override
  public void close() {
    stop();
    Engines.discard(storage);
  }

  @Override
  public String toString() {
    return dialect == Dialect.SQLITE ? "SQLite" : "PostgreSQL";
  }
}
