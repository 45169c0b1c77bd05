package dev.storehand.feature.shops;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Patch;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** What can be done with the shop's settings and its markets. */
public final class ShopActions extends Actions {
  /** The room of the shop. */
  public static final Room ROOM =
      new Room(
          "shop",
          "Shop and markets",
          "The shop's name, currency, time zone, fees and shipping options, and the markets it sells to. Live and test keys"
              + " share the shop's settings; markets belong to a mode.");

  private final Shops shops = new Shops();
  private final ShopStore store = new ShopStore();
  private final MarketStore markets = new MarketStore();

  private final KnownModels models;

  public ShopActions(KnownModels models) {
    super(ROOM);
    this.models = models;
  }

  /** The market, where the inventory model it names exists. */
  private Market served(ReadTx tx, Market market) {
    market
        .inventoryModelId()
        .filter(id -> !models.has(tx, id))
        .ifPresent(
            id -> {
              throw Problem.fault("inventory_model_id", "is unknown: " + id)
                  .hint("Name one of the shop's inventory models, or leave it out for the default.")
                  .next("list_inventory_models");
            });
    return market;
  }

  record ReadShop() {}

  final Action<ReadShop, Shop> readShop =
      get("/shop")
          .named("read_shop")
          .says("Read the shop's name, currency, time zone, fees and shipping options.")
          .alsoCalled(
              "shop settings",
              "which currency do we use",
              "about my store",
              "our time zone",
              "what shipping do we charge",
              "shop details")
          .takes(ReadShop.class)
          .gives(Shop.class)
          .example(new ReadShop())
          .reads((in, tx) -> shops.own(tx));

  final Action<Patch<Shop>, Shop> updateShop =
      patch("/shop")
          .named("update_shop")
          .says("Change the shop's name, currency, time zone, fees or shipping options.")
          .note(
              "Lists are replaced whole. Prices already written keep their currency. Only a live key may.")
          .alsoCalled(
              "rename the shop",
              "change store settings",
              "set shipping prices",
              "switch the time zone",
              "change our currency",
              "edit shipping fees")
          .patches(Shop.class)
          .example("{\"name\": \"Corner Store\", \"time_zone\": \"Europe/Berlin\"}")
          .writes(this::updateShop);

  /**
   * Live data and test data share these settings, so who only tries things out leaves them alone.
   */
  private static void live(WriteTx tx) {
    if (tx.scope().mode() == Mode.TEST) {
      throw Problem.of(
              Code.FORBIDDEN,
              "A test key cannot change the shop: its live data shares these settings")
          .hint("Use a live key with shop:write.")
          .next("read_shop");
    }
  }

  private Shop updateShop(Patch<Shop> patch, WriteTx tx) {
    live(tx);
    Shop before = tx.expecting(shops.ownLocked(tx));
    return patch.change(before, wanted -> changed(tx, before, before.changed(wanted, tx.now())));
  }

  private Shop changed(WriteTx tx, Shop before, Shop after) {
    store.save(tx, after);
    tx.happened("shop.updated", before, after);
    return after;
  }

  record ListMarkets(@Doc("Only these; active unless told.") Optional<Market.Status> status) {}

  final Action<ListMarkets, Page<Market>> listMarkets =
      get("/markets")
          .named("list_markets")
          .says("List the markets the shop sells to.")
          .alsoCalled(
              "where do we sell",
              "show countries we sell to",
              "our regions",
              "countries and currencies")
          .takes(ListMarkets.class)
          .lists(Market.class, "markets", "created_at", "code")
          .example(new ListMarkets(Optional.empty()))
          .reads(this::listMarkets);

  private Page<Market> listMarkets(ListMarkets in, Paging paging, ReadTx tx) {
    return markets.list(tx, paging, Optional.of(in.status().orElse(Market.Status.ACTIVE)));
  }

  record CreateMarket(
      @Doc("Its code, unique in the shop, such as EU.")
          @Size(min = 1, max = 20)
          @Pattern(regexp = "^[A-Z][A-Z0-9_]*$", message = "must be capitals, digits and _")
          String code,
      @Doc("Its name.") @Size(min = 1, max = 100) String name,
      @Doc("Its currency, ISO 4217.")
          @Size(max = 3)
          @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
          @Means(Senses.Currency.class)
          String currency,
      @Doc("Its countries, ISO 3166 alpha-2; none means everywhere.")
          @Size(max = 250)
          @Means(Senses.Distinct.class)
          Optional<
                  List<
                      @Size(max = 2)
                      @Pattern(regexp = "^[A-Z]{2}$", message = "must be a country such as DE")
                      @Means(Senses.Country.class) String>>
              countries,
      @Doc("The inventory model its orders are served by; the default model unless told.")
          @Size(min = 1, max = 64)
          Optional<String> inventoryModelId) {}

  final Action<CreateMarket, Market> createMarket =
      post("/markets")
          .named("create_market")
          .says("Open a market: some countries and the currency they pay in.")
          .alsoCalled(
              "sell in a new country and currency",
              "sell to another country",
              "add a region",
              "start selling abroad",
              "new region",
              "open up a country for the shop")
          .takes(CreateMarket.class)
          .gives(Market.class)
          .example(
              new CreateMarket(
                  "UK", "United Kingdom", "GBP", Optional.of(List.of("GB")), Optional.empty()))
          .writes(this::createMarket);

  private Market createMarket(CreateMarket in, WriteTx tx) {
    Market market =
        new Market(
            tx.id("mkt"),
            in.code(),
            in.name(),
            in.currency(),
            in.countries().orElse(List.of()),
            false,
            in.inventoryModelId(),
            Market.Status.ACTIVE,
            Optional.empty(),
            tx.now(),
            tx.now(),
            1);
    served(tx, market);
    if (!markets.insert(tx, market)) {
      throw Problem.of(Code.CONFLICT, "There is a market with the code " + in.code())
          .hint("Use another code, or change that market with update_market.")
          .next("list_markets", "update_market");
    }
    tx.happened("market.created", market);
    return market;
  }

  final Action<ById, Market> readMarket =
      get("/markets/:id")
          .named("read_market")
          .says("Read one market.")
          .alsoCalled("show a market", "currency of a market", "which countries are in a market")
          .takes(ById.class)
          .gives(Market.class)
          .example(new ById(id("mkt", 1)))
          .reads((in, tx) -> markets.get(tx, in.id()));

  final Action<Patch<Market>, Market> updateMarket =
      patch("/markets/:id")
          .named("update_market")
          .says(
              "Change a market's name, currency, countries or inventory model, or make it the default.")
          .alsoCalled(
              "rename a market",
              "make a market the default",
              "add countries to a market",
              "other currency for a region",
              "take a country out of a market",
              "which warehouse model a market uses")
          .patches(Market.class)
          .example(
              "{\"id\": \"" + id("mkt", 3) + "\", \"countries\": [\"DE\", \"FR\", \"NL\", \"IT\"]}")
          .writes(this::updateMarket);

  private Market updateMarket(Patch<Market> patch, WriteTx tx) {
    Market before = tx.expecting(markets.get(tx, patch.id()));
    return patch.change(
        before, wanted -> changed(tx, before, served(tx, before.changed(wanted, tx.now()))));
  }

  private Market changed(WriteTx tx, Market before, Market after) {
    if (after.isDefault() && !before.isDefault()) {
      markets.defaultMarket(tx).ifPresent(old -> markets.save(tx, old.steppedDown(tx.now())));
    }
    markets.save(tx, after);
    tx.happened("market.updated", before, after);
    return after;
  }

  final Action<ById, Market> archiveMarket =
      delete("/markets/:id")
          .named("archive_market")
          .says("Stop selling to a market for good; what was sold there stays readable.")
          .note("The default market cannot be archived.")
          .alsoCalled(
              "close a market",
              "stop selling to a region",
              "leave a country for good",
              "delete a market",
              "remove a region")
          .destroys("Nothing can be sold to this market any more, and it cannot be brought back.")
          .takes(ById.class)
          .gives(Market.class)
          .example(new ById(id("mkt", 3)))
          .writes(this::archiveMarket);

  private Market archiveMarket(ById in, WriteTx tx) {
    Market before = tx.expecting(markets.get(tx, in.id()));
    Market after = before.archived(tx.now());
    if (!after.equals(before)) {
      markets.save(tx, after);
      tx.happened("market.archived", before, after);
    }
    return after;
  }
}
