package dev.storehand.feature.stock;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Handler;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.stock.ItemActions.AdjustStock;
import dev.storehand.feature.stock.ItemActions.CreateStockItem;
import dev.storehand.feature.stock.ItemActions.SetStock;
import dev.storehand.feature.stock.LedgerActions.ListStockMovements;
import dev.storehand.feature.stock.LocationActions.CreateStockLocation;
import dev.storehand.kit.TestDatabase;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The handlers of stock on one database, without a dispatcher: what a race is about and nothing
 * else.
 */
record Server(Database database) {
  private static final Scope SCOPE = TestDatabase.scope("shp_1", Mode.LIVE);
  static final Claims CLAIMS = new Claims();
  private static final LocationActions LOCATIONS = new LocationActions();
  private static final ItemActions ITEMS = new ItemActions(new Variants(), tx -> ZoneOffset.UTC);

  String location() {
    CreateStockLocation input =
        new CreateStockLocation(
            "Main",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return write(LOCATIONS.createStockLocation, input).id();
  }

  void sku(String code) {
    Variety.add(database, SCOPE, Optional.of(code));
  }

  /** A new item of a known SKU; gives its id. */
  String item(String sku, String location, int quantity) {
    return write(ITEMS.createStockItem, CreateStockItem.of(sku, location, quantity)).id();
  }

  /** A new item of a new SKU at a new location; gives its id. */
  String item(String sku, int quantity) {
    sku(sku);
    return item(sku, location(), quantity);
  }

  void adjust(String item, int delta) {
    write(ITEMS.adjustStock, new AdjustStock(item, delta, Optional.empty()));
  }

  void set(String item, int quantity) {
    write(ITEMS.setStock, new SetStock(item, quantity, Optional.empty()));
  }

  void delete(String item) {
    write(ITEMS.deleteStockItem, new ById(item));
  }

  void archive(String location) {
    write(LOCATIONS.archiveStockLocation, new ById(location));
  }

  /** Some units become promised, as a reservation will do it. */
  void reserve(String item, int units) {
    database.write(
        SCOPE,
        tx ->
            tx.sql(
                    """
                    update stock_item set reserved = :units
                    where shop = :shop and mode = :mode and id = :id""")
                .bind("units", units)
                .bind("id", item)
                .run());
  }

  StockItem read(String item) {
    return database.read(SCOPE, tx -> new ItemStore().get(tx, item));
  }

  /** The id of a SKU's item at a location, if there is one. */
  Optional<String> at(String sku, String location) {
    return database.read(
        SCOPE,
        tx ->
            new Variants()
                .bySku(tx, sku)
                .flatMap(
                    variant ->
                        new ItemStore()
                            .ofVariants(tx, List.of(variant.id())).stream()
                                .filter(item -> item.stockLocationId().equals(location))
                                .findFirst())
                .map(StockItem::id));
  }

  /** An item's movements from the first to the last. */
  List<Movement> ledger(String item) {
    List<Movement> all = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      Paging paging = new Paging(Optional.empty(), Optional.of(100), cursor, Optional.of("seq"));
      Page<Movement> page =
          database.read(
              SCOPE,
              tx ->
                  new MovementStore()
                      .list(
                          tx,
                          paging,
                          ListStockMovements.of(item),
                          Optional.empty(),
                          each -> ZoneOffset.UTC));
      all.addAll(page.rows());
      cursor = page.meta().nextCursor();
    }
    return all;
  }

  /** Places an order of a SKU, through the default model. */
  void place(String order, String... lines) {
    write(
        tx ->
            CLAIMS.place(
                tx,
                Claim.of(
                    ClaimRef.order(order),
                    new Models().get(tx, Optional.empty()),
                    Scene.lines(tx, lines))));
  }

  /** Holds units for a draft of an order. */
  void hold(String order, String... lines) {
    write(
        tx ->
            CLAIMS.hold(
                tx,
                Claim.of(
                    ClaimRef.order(order),
                    new Models().get(tx, Optional.empty()),
                    Scene.lines(tx, lines))));
  }

  /** Does something with claims. */
  <T> T write(Function<WriteTx, T> work) {
    return database.write(SCOPE, work);
  }

  /** Units of an item that drafts and pending reservations hold. */
  int held(String item) {
    return database.read(
        SCOPE,
        tx ->
            tx.sql(
                    """
                    select coalesce(sum(quantity), 0) as n from stock_reservation
                    where shop = :shop and mode = :mode and stock_item_id = :item
                      and status in ('draft', 'pending')""")
                .bind("item", item)
                .one(row -> row.integer("n")));
  }

  /** What came of a call: the word for success, or the code of the refusal. */
  static String outcome(String success, Runnable call) {
    try {
      call.run();
      return success;
    } catch (Problem problem) {
      return problem.code().wire();
    }
  }

  private <I, O> O write(Action<I, O> action, I input) {
    Handler.Write<I, O> handler = (Handler.Write<I, O>) action.handler();
    return database.write(SCOPE, tx -> handler.call().write(input, tx));
  }
}
