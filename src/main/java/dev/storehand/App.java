package dev.storehand;

import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Registry;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Gate;
import dev.storehand.core.call.Limits;
import dev.storehand.core.call.Links;
import dev.storehand.core.call.Metering;
import dev.storehand.core.call.Reactions;
import dev.storehand.core.call.Seals;
import dev.storehand.core.call.Sweeper;
import dev.storehand.core.call.Waiting;
import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.core.job.ExportFolder;
import dev.storehand.core.job.ExportSweep;
import dev.storehand.core.job.JobBell;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.publish.Base;
import dev.storehand.core.publish.Help;
import dev.storehand.core.publish.Ranking;
import dev.storehand.core.publish.Recorded;
import dev.storehand.core.publish.Site;
import dev.storehand.core.schema.Json;
import dev.storehand.edge.mcp.McpEndpoint;
import dev.storehand.edge.mcp.McpHttp;
import dev.storehand.edge.mcp.McpParts;
import dev.storehand.edge.rest.Mount;
import dev.storehand.edge.rest.OperationRoutes;
import dev.storehand.edge.rest.PublicRoutes;
import dev.storehand.edge.rest.RestServer;
import dev.storehand.edge.runner.Runner;
import dev.storehand.feature.keys.Ability;
import dev.storehand.feature.keys.KeyRing;
import dev.storehand.feature.keys.Keys;
import dev.storehand.feature.orders.PaymentProvider;
import dev.storehand.feature.orders.PaymentWork;
import dev.storehand.feature.orders.Providers;
import dev.storehand.feature.shops.Shop;
import dev.storehand.feature.shops.Shops;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole program, wired by hand: a database, the rooms, the registry of their actions and the
 * line that runs them.
 */
public final class App implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);
  private static final String DEMO = "Demo";

  /** Threads that do jobs where the database takes several writes at once. */
  private static final int RUNNERS = 2;

  private final Database database;
  private final Clock clock;
  private final Ids requestIds = Ids.ulids();
  private final KeyRing keyRing;
  private final Registry registry;
  private final Ranking ranking;
  private final Gate gate;
  private final Dispatcher dispatcher;
  private final Chores chores;
  private final Seals seals;
  private final Shops shops = new Shops();
  private final Operator operator = new Operator();
  private final Metering metering;
  private final Waiting waiting = new Waiting();
  private final Links links;
  private final JobBell bell = new JobBell();
  private final ExportFolder exports;
  private final Runner runner;

  private App(
      Config config,
      Clock clock,
      Ids ids,
      List<? extends Actions> more,
      List<PaymentProvider> furtherProviders) {
    Providers providers = new Providers(furtherProviders);
    this.clock = clock;
    database = Database.open(config.storage(), clock, ids);
    Ability ability = Rooms.abilities();
    Limits limits = new Limits(config.rateLimit(), clock);
    keyRing = new KeyRing(database);
    exports = new ExportFolder(config.data());
    registry =
        Registry.of(
            Stream.concat(
                    Rooms.all(limits, config.batches(), ability, providers, bell, exports::file)
                        .stream(),
                    more.stream())
                .toList());
    ranking = Ranking.over(registry);
    gate = new Gate(operator.or(keyRing), limits);
    metering = new Metering(database);
    seals = new Seals(database);
    links = new Links(seals, clock, config.url());
    dispatcher =
        new Dispatcher(
            registry, gate, database, metering, new Dispatcher.Parts(bell, waiting, links));
    Reactions reactions = new Reactions(registry.reactions(), database, dispatcher);
    runner =
        new Runner(
            database,
            registry,
            gate,
            dispatcher,
            bell,
            reactions,
            exports,
            requestIds.next("run", clock.instant()),
            List.of(new PaymentWork(providers, database, dispatcher::own)));
    Sweeper sweeper = new Sweeper(database, dispatcher, this::requestId);
    ExportSweep exportSweep = new ExportSweep(database, exports);
    chores = new Chores(database, clock, registry.sweeps(), sweeper, keyRing, exportSweep);
    openFirstShop();
  }

  /** The program's actions, for who only wants to know them: nothing is opened. */
  public static Registry actions() {
    return Registry.of(
        Rooms.all(
            new Limits(0, Clock.systemUTC()),
            Config.standard().batches(),
            Rooms.abilities(),
            new Providers(List.of()),
            new JobBell(),
            Path::of));
  }

  /** Opens the data, brings its tables up to date, and makes the first shop where there is none. */
  public static App open(Config config, Clock clock, Ids ids) {
    return open(config, clock, ids, List.of());
  }

  /** The same with further rooms, as the bench has. */
  public static App open(Config config, Clock clock, Ids ids, List<? extends Actions> more) {
    return open(config, clock, ids, more, List.of());
  }

  /** The same with further payment providers. */
  public static App open(
      Config config,
      Clock clock,
      Ids ids,
      List<? extends Actions> more,
      List<PaymentProvider> providers) {
    return new App(config, clock, ids, more, providers);
  }

  private void openFirstShop() {
    if (database.read(Scope.none(), shops::all).isEmpty()) {
      database.write(
          systemScope(""),
          tx -> {
            List<Shop> there = shops.all(tx);
            return there.isEmpty() ? shops.open(tx, "Main", "USD", "UTC") : there.get(0);
          });
    }
  }

  /** Makes a key as create_api_key does, and gives its secret, which is kept nowhere. */
  public String createKey(String shop, String name, Mode mode, List<String> abilities) {
    ObjectNode input = Json.object().put("name", name);
    abilities.forEach(input.putArray("abilities")::add);
    return dispatcher
        .own(systemScope(shop, mode), "create_api_key", input)
        .path("secret")
        .stringValue();
  }

  /**
   * Seeds the first shop unless it has products, and makes the demo's key. Its secret was shown at
   * an earlier start and is not known any more, so that one is revoked.
   */
  public String seedDemo() {
    String shop = shops().get(0).id();
    Scope scope = systemScope(shop);
    for (String old : database.read(scope, tx -> new Keys().named(tx, DEMO))) {
      dispatcher.own(scope, "revoke_api_key", Json.object().put("id", old));
    }
    String key = createKey(shop, DEMO, Mode.LIVE, List.of(Ability.ALL));
    new Demo(this, key).seed(shop);
    return key;
  }

  /** Opens a further shop. */
  public Shop createShop(String name, String currency, String timeZone) {
    return database.write(systemScope(""), tx -> shops.open(tx, name, currency, timeZone));
  }

  /** Every shop, oldest first. */
  public List<Shop> shops() {
    return database.read(Scope.none(), shops::all);
  }

  /** The operator at the shell of this machine, on whichever of a shop's data. */
  public Scope systemScope(String shop, Mode mode) {
    return new Scope(shop, mode, Actor.system(""));
  }

  private Scope systemScope(String shop) {
    return systemScope(shop, Mode.LIVE);
  }

  /**
   * Lets a secret speak for the operator of this machine on the live data of the only shop; where
   * there are several, each call with it is refused with their names.
   */
  public void trust(String secret) {
    operator.trust(secret, this::onlyShop);
  }

  /**
   * The shop that is meant where none is named.
   *
   * @throws Problem unprocessable, listing the shops, where there are several
   */
  public String onlyShop() {
    List<Shop> all = shops();
    if (all.size() == 1) {
      return all.get(0).id();
    }
    String names =
        all.stream()
            .map(shop -> shop.id() + " (" + shop.name() + ")")
            .collect(Collectors.joining(", "));
    throw Problem.of(Code.UNPROCESSABLE, "There are several shops: " + names)
        .hint("Say which: keys create takes --shop, other commands the --key of one.");
  }

  /**
   * Serves the actions over HTTP, with all that is published about them.
   *
   * @throws Problem conflict if it cannot listen there
   */
  public RestServer serve(Config config) {
    return serve(config, List.of());
  }

  /** The same with further routes, as the bench has. */
  public RestServer serve(Config config, List<Mount> more) {
    RestServer.Listen listen =
        new RestServer.Listen(config.host(), config.port(), config.maxConnections());
    Recorded recorded = Recorded.packed();
    PublicRoutes published =
        new PublicRoutes(
            Site.packed(registry, recorded, config.url()),
            Help.of(registry, recorded, ranking),
            gate,
            this::requestId);
    OperationRoutes operation =
        new OperationRoutes(
            this::requestId, database::ready, metering::scrape, config.metricsToken());
    McpHttp mcp =
        new McpHttp(new McpEndpoint(mcp(config)), McpWiring.doors(config), Base.PATH + "/mcp");
    RestServer server =
        RestServer.start(
            listen, dispatcher, List.of(published, operation), gate, this::requestId, mcp, more);
    links.servedAt(config.onPort(server.port()).url());
    return server;
  }

  /** What the MCP endpoint is made of, over HTTP and over stdio alike. */
  public McpParts mcp(Config config) {
    return McpWiring.parts(this, config);
  }

  /** A new request's id. */
  public String requestId() {
    return requestIds.next("req", clock.instant());
  }

  Seals seals() {
    return seals;
  }

  Clock clock() {
    return clock;
  }

  public Database database() {
    return database;
  }

  public Registry registry() {
    return registry;
  }

  /** Finds actions by what somebody says. */
  public Ranking ranking() {
    return ranking;
  }

  public Gate gate() {
    return gate;
  }

  public Dispatcher dispatcher() {
    return dispatcher;
  }

  /** Those who wait for an answer. */
  public Waiting waiting() {
    return waiting;
  }

  public Metering metering() {
    return metering;
  }

  /** Tells of jobs that come on. */
  public JobBell bell() {
    return bell;
  }

  /**
   * Does jobs in the background until the app is closed.
   *
   * @param alone whether no other process works on an embedded database
   */
  public void startJobs(boolean alone) {
    boolean embedded = database.dialect() == Dialect.SQLITE;
    runner.start(embedded ? 1 : RUNNERS, alone && embedded);
  }

  /** Does what is due in this thread, until nothing is. */
  public void settle() {
    runner.settle();
  }

  /** Finishes the parts of jobs under way; the rest waits for the next start. */
  public void stopJobs() {
    runner.close();
  }

  /** Does all that the clock would bring about by now, in the calling thread. */
  public void tick() {
    chores.all();
  }

  /** What every server does each minute. */
  public void minute() {
    chores.ofTheMinute();
  }

  /** Stops the clock; what is under way is finished. */
  public void stopClock() {
    chores.close();
  }

  @Override
  public void close() {
    stopClock();
    runner.close();
    waiting.close();
    try {
      keyRing.flush();
    } catch (Problem full) {
      LOG.warn("when keys were used last is not kept: {}", full.detail());
    } finally {
      database.close();
    }
  }
}
