package dev.storehand;

import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Registry;
import dev.storehand.core.call.Caller;
import dev.storehand.core.call.Callers;
import dev.storehand.core.call.Digests;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Gate;
import dev.storehand.core.call.Limits;
import dev.storehand.core.call.Metering;
import dev.storehand.core.call.Retention;
import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.Via;
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
import dev.storehand.feature.keys.NewKeys;
import dev.storehand.feature.orders.PaymentProvider;
import dev.storehand.feature.orders.PaymentWork;
import dev.storehand.feature.orders.Providers;
import dev.storehand.feature.shops.Shop;
import dev.storehand.feature.shops.Shops;
import dev.storehand.feature.stock.Expiry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole program, wired by hand: a database, the rooms, the registry of their actions and the
 * line that runs them.
 */
public final class App implements AutoCloseable {
  private static final String DEMO = "Demo";

  /** Threads that do jobs where the database takes several writes at once. */
  private static final int RUNNERS = 2;

  private final Database database;
  private final Clock clock;
  private final Ids requestIds = Ids.ulids();
  private final KeyRing keyRing;
  private final Registry registry;
  private final Gate gate;
  private final Dispatcher dispatcher;
  private final Retention retention;
  private final NewKeys newKeys;
  private final Shops shops = new Shops();
  private final Operator operator = new Operator();
  private final Expiry expiry = new Expiry();
  private final Metering metering;
  private final JobBell bell = new JobBell();
  private final ExportFolder exports;
  private final ExportSweep exportSweep;
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
    newKeys = new NewKeys(ability);
    registry =
        Registry.of(
            Stream.concat(Rooms.all(limits, ability, providers).stream(), more.stream()).toList());
    gate = new Gate(operator.or(keyRing), limits);
    metering = new Metering(database);
    dispatcher = new Dispatcher(registry, gate, database, metering, bell);
    exports = new ExportFolder(config.data());
    runner =
        new Runner(
            database,
            registry,
            gate,
            dispatcher,
            bell,
            exports,
            requestIds.next("run", clock.instant()),
            List.of(new PaymentWork(providers, database, dispatcher::own)));
    exportSweep = new ExportSweep(database, exports);
    retention = new Retention(database);
    openFirstShop();
  }

  /** The program's actions, for who only wants to know them: nothing is opened. */
  public static Registry actions() {
    return Registry.of(
        Rooms.all(new Limits(0, Clock.systemUTC()), Rooms.abilities(), new Providers(List.of())));
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

  /** Makes a key and gives its secret, which is kept nowhere. */
  public String createKey(String shop, String name, Mode mode, List<String> abilities) {
    return database.write(systemScope(shop, mode), tx -> newKeys.create(tx, name, mode, abilities));
  }

  /**
   * Seeds the first shop unless it has products, and makes the demo's key. Its secret was shown at
   * an earlier start and is not known any more, so that one is revoked.
   */
  public String seedDemo() {
    String shop = shops().get(0).id();
    String key =
        database.write(systemScope(shop), tx -> newKeys.replace(tx, DEMO, List.of(Ability.ALL)));
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
    return new Scope(
        shop, mode, new Actor("system", "storehand", Set.of(Actor.ALL), Via.SYSTEM, ""));
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
            Site.of(registry, recorded, config.url()),
            Help.of(registry, recorded, Ranking.over(registry)),
            gate,
            this::requestId);
    OperationRoutes operation =
        new OperationRoutes(
            this::requestId, database::ready, metering::scrape, config.metricsToken());
    McpHttp mcp =
        new McpHttp(new McpEndpoint(mcp(config)), McpWiring.doors(config), Base.PATH + "/mcp");
    List<Mount> others = new ArrayList<>(more);
    others.add(operation);
    return RestServer.start(
        listen, dispatcher, published, gate::knows, this::requestId, mcp, others);
  }

  /** What the MCP endpoint is made of, over HTTP and over stdio alike. */
  public McpParts mcp(Config config) {
    return McpWiring.parts(this, config);
  }

  /** A new request's id. */
  public String requestId() {
    return requestIds.next("req", clock.instant());
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

  public Gate gate() {
    return gate;
  }

  public Dispatcher dispatcher() {
    return dispatcher;
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

  /**
   * What is due every minute: noting when keys were used, removing what was kept long enough, files
   * of exports too, and ending stock reservations whose time is over.
   */
  public void tick() {
    keyRing.flush();
    retention.sweep();
    exportSweep.run();
    endReservations();
  }

  private void endReservations() {
    for (Expiry.Due due : database.read(Scope.none(), expiry::due)) {
      dispatcher.own(systemScope(due.shop(), due.mode()), expiry::sweep);
    }
  }

  @Override
  public void close() {
    runner.close();
    keyRing.flush();
    database.close();
  }

  /** The person at this machine's shell, who needs no key of his own. */
  private static final class Operator {
    /** Those who need no key: this machine's shell, and the program itself. */
    private static final Set<String> OPERATORS = Set.of("shell", "system");

    private final Map<String, Supplier<String>> shopsBySecret = new ConcurrentHashMap<>();

    void trust(String secret, Supplier<String> shop) {
      shopsBySecret.put(Digests.sha256(secret), shop);
    }

    Callers or(Callers others) {
      return new Callers() {
        @Override
        public Optional<Caller> find(String digest) {
          Optional<Supplier<String>> shop = Optional.ofNullable(shopsBySecret.get(digest));
          return shop.isPresent()
              ? Optional.of(caller(shop.get().get(), Mode.LIVE))
              : others.find(digest);
        }

        @Override
        public Optional<Caller> byId(String keyId, Scope job) {
          return OPERATORS.contains(keyId)
              ? Optional.of(caller(job.shop(), job.mode()))
              : others.byId(keyId, job);
        }
      };
    }

    private static Caller caller(String shop, Mode mode) {
      return new Caller("shell", "shell", shop, mode, Set.of(Actor.ALL));
    }
  }
}
