package dev.storehand.feature.prices;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Deleted;
import dev.storehand.core.action.Patch;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import dev.storehand.feature.catalog.Cards;
import dev.storehand.feature.prices.PriceWatch.Scope;
import dev.storehand.feature.prices.PriceWatch.Status;
import dev.storehand.feature.shops.MarketRef;
import dev.storehand.feature.shops.Shops;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is told of which prices; and the telling itself, by the clock. */
public final class WatchActions extends Actions {
  /** The room of prices, shared by its classes of actions. */
  public static final Room ROOM =
      new Room(
          "prices",
          "Prices",
          "Be told when prices change. `create_price_watch` says of what, from how many percent on;"
              + " every few seconds all that has changed for a watch becomes one delivery in the"
              + " payload of KicksDB, which `list_price_events` lists and `stream_prices` follows."
              + " `ingest_prices` takes in the prices of another source, in the same payload.");

  static final String SOURCE = "^[a-z][a-z0-9_]*$";
  static final String SOURCE_SAYS = "must be small letters, digits and _, such as own or stockx";
  static final String MARKET = "^[A-Z][A-Z0-9_]*$";
  static final String MARKET_SAYS = "must be capitals, digits and _, such as US";
  static final String CURRENCY = "^[A-Z]{3}$";
  static final String CURRENCY_SAYS = "must be a currency such as USD";

  private static final Duration WINDOW = Duration.ofSeconds(2);
  private static final int MOST_WATCHES = 1000;

  /** Any change of our own market; of a feed, what is more than noise. */
  private static final BigDecimal OF_OWN = BigDecimal.ZERO;

  private static final BigDecimal OF_FEEDS = BigDecimal.valueOf(5);

  private final WatchStore watches = new WatchStore();
  private final MarkStore marks = new MarkStore();
  private final Cards cards = new Cards();
  private final Shops shops = new Shops();

  public WatchActions() {
    super(ROOM);
    OwnMarket market = new OwnMarket();
    after(OwnMarket.CHANGED, "note_market_price", market::changed);
    every(WINDOW, "tell_price_changes", watches::due, new Window()::close);
  }

  record ListPriceWatches(
      @Doc("Only these; both unless told.") Optional<Status> status,
      @Doc("Only those about one variant, one product, or all.") Optional<Scope> scope,
      @Doc("Only those about this variant.") @Size(min = 1, max = 64) Optional<String> variantId,
      @Doc("Only those about this product.") @Size(min = 1, max = 64) Optional<String> productId,
      @Doc("Only of this source: own, or a feed's name.")
          @Size(min = 1, max = 40)
          @Pattern(regexp = SOURCE, message = SOURCE_SAYS)
          Optional<String> source,
      @Doc("Only of this currency.")
          @Size(max = 3)
          @Pattern(regexp = CURRENCY, message = CURRENCY_SAYS)
          Optional<String> currency) {}

  final Action<ListPriceWatches, Page<PriceWatch>> listPriceWatches =
      get("/prices/watches")
          .named("list_price_watches")
          .says("List price watches: of which price changes somebody is told.")
          .alsoCalled(
              "show price alerts",
              "which prices do we watch",
              "my price monitors",
              "what am I alerted about",
              "all price alarms")
          .takes(ListPriceWatches.class)
          .lists(PriceWatch.class, "price_watches", "created_at", "updated_at")
          .example(
              new ListPriceWatches(
                  Optional.of(Status.ACTIVE),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()))
          .reads((in, paging, tx) -> watches.list(tx, paging, in));

  record CreatePriceWatch(
      @Doc("Watch this variant (SKU) alone.") @Size(min = 1, max = 64) Optional<String> variantId,
      @Doc("Watch this product: its variants, and the least price of them all.")
          @Size(min = 1, max = 64)
          Optional<String> productId,
      @Doc("Whose prices: own, which is the shop's own market, unless told; or a feed's name.")
          @Size(min = 1, max = 40)
          @Pattern(regexp = SOURCE, message = SOURCE_SAYS)
          Optional<String> source,
      @Doc(
              "Of which market, by code; the shop's default one unless told, and of a feed the country"
                  + " of the currency.")
          @Size(min = 1, max = 20)
          @Pattern(regexp = MARKET, message = MARKET_SAYS)
          Optional<String> market,
      @Doc("In which currency; the market's unless told, and of a feed the shop's.")
          @Size(max = 3)
          @Pattern(regexp = CURRENCY, message = CURRENCY_SAYS)
          @Means(Senses.Currency.class)
          Optional<String> currency,
      @Doc(
              "How far a price has to be from the one told last, in percent; unless told, 0 (any"
                  + " change) for the own market and 5 for a feed.")
          @DecimalMin("0")
          @DecimalMax("100")
          @Digits(integer = 3, fraction = 2)
          Optional<BigDecimal> minChangePercent,
      @Doc("Whether to tell that something is not for sale any more; true unless told.")
          Optional<Boolean> includeUnavailable) {

    /** Every change of one product's prices on the own market. */
    static CreatePriceWatch ofProduct(String id) {
      return new CreatePriceWatch(
          Optional.empty(),
          Optional.of(id),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<CreatePriceWatch, PriceWatch> createPriceWatch =
      post("/prices/watches")
          .named("create_price_watch")
          .says("Watch prices: of one variant, of one product, or with neither named of all.")
          .note(
              "Told is what differs from the price told last by min_change_percent or more, so small"
                  + " steps add up. What moved and came back within a window is not told.")
          .note(
              "With min_change_percent 5, 100.00 → 104.99 tells nothing; → 105.00 tells 105.00 with"
                  + " the old 100.00.")
          .alsoCalled(
              "alert me when the price drops",
              "monitor prices",
              "price alert",
              "tell me when prices fall",
              "set a price alarm",
              "keep an eye on a price")
          .takes(CreatePriceWatch.class)
          .gives(PriceWatch.class)
          .example(CreatePriceWatch.ofProduct(id("prd", 1)))
          .writes(this::create);

  private PriceWatch create(CreatePriceWatch in, WriteTx tx) {
    List<Fault> faults = new ArrayList<>(unknown(tx, in));
    Venue place = place(tx, in, faults);
    if (!faults.isEmpty()) {
      throw Problem.faults(faults).next("list_products", "list_variants", "list_markets");
    }
    if (watches.count(tx) >= MOST_WATCHES) {
      throw Problem.of(Code.CONFLICT, "There are " + MOST_WATCHES + " price watches already")
          .hint("Delete those nobody needs, or watch a product or all prices with one watch.")
          .next("list_price_watches", "delete_price_watch");
    }
    boolean own = place.source().equals(Venue.OWN);
    PriceWatch watch =
        new PriceWatch(
            tx.id("pwt"),
            in.variantId().isPresent()
                ? Scope.VARIANT
                : in.productId().isPresent() ? Scope.PRODUCT : Scope.ALL,
            in.variantId(),
            in.productId(),
            place.source(),
            place.currency(),
            place.market(),
            in.minChangePercent().orElse(own ? OF_OWN : OF_FEEDS),
            in.includeUnavailable().orElse(true),
            Status.ACTIVE,
            tx.now(),
            tx.now(),
            1);
    watches.insert(tx, watch);
    tx.happened("price_watch.created", watch);
    return watch;
  }

  private List<Fault> unknown(ReadTx tx, CreatePriceWatch in) {
    List<Fault> faults = new ArrayList<>();
    if (in.variantId().isPresent() && in.productId().isPresent()) {
      faults.add(new Fault("product_id", "cannot be sent together with variant_id"));
    }
    in.variantId()
        .filter(id -> cards.byIds(tx, List.of(id)).isEmpty())
        .ifPresent(id -> faults.add(new Fault("variant_id", "is unknown: " + id)));
    in.productId()
        .filter(id -> cards.products(tx, List.of(id)).isEmpty())
        .ifPresent(id -> faults.add(new Fault("product_id", "is unknown: " + id)));
    return faults;
  }

  /** Source, currency and market; the own market is one of the shop's, in its currency. */
  private Venue place(ReadTx tx, CreatePriceWatch in, List<Fault> faults) {
    String source = in.source().orElse(Venue.OWN);
    if (!source.equals(Venue.OWN)) {
      String currency = in.currency().orElseGet(() -> shops.own(tx).currency());
      return new Venue(source, currency, in.market().orElse(Venue.marketOf(currency)));
    }
    MarketRef market = shops.market(tx, in.market());
    in.currency()
        .filter(currency -> !currency.equals(market.currency()))
        .ifPresent(
            currency ->
                faults.add(
                    new Fault(
                        "currency",
                        "is %s, but the market %s sells in %s"
                            .formatted(currency, market.code(), market.currency()))));
    return new Venue(source, market.currency(), market.code());
  }

  final Action<ById, PriceWatch> readPriceWatch =
      get("/prices/watches/:id")
          .named("read_price_watch")
          .says("Read one price watch.")
          .alsoCalled(
              "show a price alert",
              "settings of a price monitor",
              "show one price alarm",
              "how sensitive is this alert",
              "is the price alert on")
          .takes(ById.class)
          .gives(PriceWatch.class)
          .example(new ById(id("pwt", 1)))
          .reads((in, tx) -> watches.get(tx, in.id()));

  final Action<Patch<PriceWatch>, PriceWatch> updatePriceWatch =
      patch("/prices/watches/:id")
          .named("update_price_watch")
          .says(
              "Change a price watch: its percentage, whether it tells of what is gone, or pause it.")
          .note(
              "What was held back so far is looked at anew by the new settings, at the end of the"
                  + " window.")
          .alsoCalled(
              "pause a price alert",
              "make a price alert less sensitive",
              "change the alert threshold",
              "alert me only above ten percent",
              "stop price alerts for now",
              "resume a price alert")
          .patches(PriceWatch.class)
          .example("{\"id\": \"" + id("pwt", 1) + "\", \"min_change_percent\": 2.5}")
          .writes(this::update);

  private PriceWatch update(Patch<PriceWatch> patch, WriteTx tx) {
    PriceWatch before = tx.expecting(watches.get(tx, patch.id()));
    return patch.change(before, wanted -> changed(tx, before, before.changed(wanted, tx.now())));
  }

  private PriceWatch changed(WriteTx tx, PriceWatch before, PriceWatch after) {
    watches.save(tx, after);
    if (marks.again(tx, after.id()) > 0) {
      watches.changed(tx, List.of(after.id()));
    }
    tx.happened("price_watch.updated", before, after);
    return after;
  }

  final Action<ById, Deleted> deletePriceWatch =
      delete("/prices/watches/:id")
          .named("delete_price_watch")
          .says("Stop watching prices; what was told so far stays listed.")
          .alsoCalled(
              "remove a price alert",
              "stop watching a price",
              "delete a price alarm",
              "no more price alerts",
              "unwatch a product")
          .versioned()
          .destroys(
              "Nobody is told of these prices any more; what was changing is not told either.")
          .takes(ById.class)
          .gives(Deleted.class)
          .example(new ById(id("pwt", 1)))
          .writes(this::delete);

  private Deleted delete(ById in, WriteTx tx) {
    PriceWatch watch = tx.expecting(watches.get(tx, in.id()));
    marks.delete(tx, watch.id());
    watches.delete(tx, watch.id());
    tx.happened("price_watch.deleted", watch);
    return Deleted.of(in.id());
  }
}
