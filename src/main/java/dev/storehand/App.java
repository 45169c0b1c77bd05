package dev.storehand;

import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Room;
import dev.storehand.core.call.Caller;
import dev.storehand.core.call.Callers;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Gate;
import dev.storehand.core.call.Limits;
import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.Via;
import dev.storehand.core.publish.Base;
import dev.storehand.core.publish.Help;
import dev.storehand.core.publish.Ranking;
import dev.storehand.core.publish.Recorded;
import dev.storehand.core.publish.Site;
import dev.storehand.edge.mcp.McpEndpoint;
import dev.storehand.edge.mcp.McpHttp;
import dev.storehand.edge.mcp.McpParts;
import dev.storehand.edge.rest.PublicRoutes;
import dev.storehand.edge.rest.RestServer;
import dev.storehand.feature.activity.ActivityActions;
import dev.storehand.feature.catalog.CollectionActions;
import dev.storehand.feature.catalog.ProductActions;
import dev.storehand.feature.catalog.SearchActions;
import dev.storehand.feature.catalog.ShopCurrency;
import dev.storehand.feature.catalog.VariantActions;
import dev.storehand.feature.jobs.JobActions;
import dev.storehand.feature.keys.Ability;
import dev.storehand.feature.keys.KeyActions;
import dev.storehand.feature.keys.KeyRing;
import dev.storehand.feature.keys.NewKeys;
import dev.storehand.feature.shops.Shop;
import dev.storehand.feature.shops.ShopActions;
import dev.storehand.feature.shops.Shops;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole program, wired by hand: a database, the rooms, the registry of their actions and the line that runs them. */
public final class App implements AutoCloseable {
  private static final Set<String> AREAS =
      Stream.concat(
              Stream.of(KeyActions.ROOM, JobActions.ROOM, ShopActions.ROOM, ActivityActions.ROOM, ProductActions.ROOM)
                  .map(Room::area),
              Stream.of("stock"))
          .collect(Collectors.toUnmodifiableSet());

  private final Database database;
  private final Clock clock;
  private final Ids requestIds = Ids.ulids();
  private final KeyRing keyRing;
  private final Registry registry;
  private final Gate gate;
  private final Dispatcher dispatcher;
  private final NewKeys newKeys;
  private final Shops shops = new Shops();
  private final Operator operator = new Operator();

  private App(Config config, Clock clock, Ids ids) {
    this.clock = clock;
    database = Database.open(config.storage(), clock, ids);
    Ability ability = new Ability(AREAS);
    Limits limits = new Limits(config.rateLimit(), clock);
    keyRing = new KeyRing(database);
    newKeys = new NewKeys(ability);
    ShopCurrency currency = tx -> shops.own(tx).currency();
    List<Actions> rooms =
        List.of(
            new KeyActions(limits, ability),
            new JobActions(),
            new ShopActions(),
            new ActivityActions(),
            new ProductActions(currency),
            new VariantActions(currency),
            new CollectionActions(),
            new SearchActions());
    registry = Registry.of(rooms);
    gate = new Gate(operator.or(keyRing), limits);
    dispatcher = new Dispatcher(registry, gate, database);
    openFirstShop();
  }

  /** Opens the data, brings its tables up to date, and makes the first shop where there is none. */
  public static App open(Config config, Clock clock, Ids ids) {
    return new App(config, clock, ids);
  }

  private void openFirstShop() {
    if (database.read(Scope.none(), shops::all).isEmpty()) {
      database.write(systemScope(""), tx -> {
        List<Shop> there = shops.all(tx);
        return there.isEmpty() ? shops.open(tx, "Main", "USD", "UTC") : there.get(0);
      });
    }
  }

  /** Makes a key and gives its secret, which is kept nowhere. */
  public String createKey(String shop, String name, Mode mode, List<String> abilities) {
    return database.write(systemScope(shop, mode), tx -> newKeys.create(tx, name, mode, abilities));
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
    return new Scope(shop, mode, new Actor("system", "storehand", Set.of(Actor.ALL), Via.SYSTEM, ""));
  }

  private Scope systemScope(String shop) {
    return systemScope(shop, Mode.LIVE);
  }

  /** Lets a secret speak for the operator of this machine on a shop's live data, as long as this program runs. */
  public void trust(String secret, String shop) {
    operator.trust(secret, shop);
  }

  /** Serves the actions over HTTP. */
  public RestServer serve(Config config) {
    RestServer.Listen listen = new RestServer.Listen(config.host(), config.port(), config.maxConnections());
    Recorded recorded = Recorded.packed();
    PublicRoutes published =
        new PublicRoutes(
            Site.of(registry, recorded, config.url()), Help.of(registry, recorded, Ranking.over(registry)), gate, this::requestId);
    McpHttp mcp = new McpHttp(new McpEndpoint(mcp(config)), McpWiring.doors(config));
    return RestServer.start(
        listen, dispatcher, published, gate::knows, this::requestId, List.of(routes -> mcp.routes(routes, Base.PATH + "/mcp")));
  }

  /** What the MCP endpoint is made of, over HTTP and over stdio alike. */
  public McpParts mcp(Config config) {
    return McpWiring.parts(this, config);
  }

  String requestId() {
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

  /** What is due every minute: noting when keys were used. */
  public void tick() {
    keyRing.flush();
  }

  @Override
  public void close() {
    keyRing.flush();
    database.close();
  }

  /** The person at this machine's shell, who needs no key of his own. */
  private static final class Operator {
    private volatile Optional<String> secret = Optional.empty();
    private volatile String shop = "";

    void trust(String newSecret, String ownShop) {
      shop = ownShop;
      secret = Optional.of(newSecret);
    }

    Callers or(Callers others) {
      return token ->
          secret.filter(token::equals).isPresent()
              ? Optional.of(new Caller("shell", "shell", shop, Mode.LIVE, Set.of(Actor.ALL)))
              : others.find(token);
    }
  }
}
