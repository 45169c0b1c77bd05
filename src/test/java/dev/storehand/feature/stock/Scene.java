package dev.storehand.feature.stock;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.ById;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.stock.ItemActions.AdjustStock;
import dev.storehand.feature.stock.ItemActions.CreateStockItem;
import dev.storehand.feature.stock.ItemActions.SetStock;
import dev.storehand.feature.stock.LedgerActions.ListStockMovements;
import dev.storehand.feature.stock.LocationActions.CreateStockLocation;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Walk;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A program with a catalogue to stock, and the words that stock's tests are written in. */
final class Scene {
  final TestApp app;
  final LocationActions locations = new LocationActions();
  final ItemActions items = new ItemActions(new Variants(), tx -> ZoneOffset.UTC);
  final LedgerActions ledger = new LedgerActions(new Variants(), tx -> ZoneOffset.UTC);

  Scene(TestApp app) {
    this.app = app;
  }

  /** Calls an action with its own record. */
  <I extends Record> Answer call(Action<I, ?> action, I input) {
    return app.call(action, input);
  }

  /** A new variant with this SKU code; gives its id. */
  String sku(String code) {
    return Variety.add(app.app().database(), scope(), Optional.of(code));
  }

  /** A new location; gives its id. */
  String location(String code) {
    return call(locations.createStockLocation, CreateStockLocation.named("Location " + code, code))
        .text("id");
  }

  /** A new item of a new SKU at a new location; gives its id. */
  String item(String code, int quantity) {
    sku(code);
    return item(code, location(code), quantity);
  }

  /** A new item of a known SKU; gives its id. */
  String item(String code, String location, int quantity) {
    return call(items.createStockItem, CreateStockItem.of(code, location, quantity)).text("id");
  }

  Answer adjust(String item, int delta) {
    return call(items.adjustStock, new AdjustStock(item, delta, Optional.empty()));
  }

  Answer set(String item, int quantity) {
    return call(items.setStock, new SetStock(item, quantity, Optional.empty()));
  }

  Answer read(String item) {
    return call(items.readStockItem, new ById(item));
  }

  /** Some units become promised, as a reservation will do it. */
  void reserve(String item, int units) {
    write(
        tx ->
            tx.sql(
                    """
                    update stock_item set reserved = reserved + :units
                    where shop = :shop and mode = :mode and id = :id""")
                .bind("units", units)
                .bind("id", item)
                .run());
  }

  /** An item's movements from the first to the last. */
  List<JsonNode> movements(String item) {
    return Walk.all(
        app::call,
        "list_stock_movements",
        "\"stock_item_id\": \"%s\", \"sort\": \"seq\"".formatted(item),
        "stock_movements");
  }

  /** The types of the events about an item, oldest first. */
  List<String> events(String subject) {
    List<String> types = new ArrayList<>();
    app.call(
            "list_events",
            "{\"subject_id\": \"%s\", \"sort\": \"seq\", \"per_page\": 100}".formatted(subject))
        .at("events")
        .forEach(event -> types.add(event.path("type").asString()));
    return types;
  }

  /** The program's own work on this shop, with its events. */
  <T> T own(Function<WriteTx, T> work) {
    return app.app().dispatcher().own(scope(), work);
  }

  /** A claim of an order through the default model; each line is "SKU quantity". */
  Claim claim(WriteTx tx, String order, String... lines) {
    return claim(tx, Optional.empty(), order, lines);
  }

  /** The same through a model. */
  Claim claim(WriteTx tx, Optional<String> model, String order, String... lines) {
    return Claim.of(ClaimRef.order(order), new Models().get(tx, model), lines(tx, lines));
  }

  /** Lines of an order, with ids lin_1, lin_2 and so on. */
  static List<Claim.Line> lines(ReadTx tx, String... lines) {
    List<Claim.Line> all = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(" ");
      all.add(
          new Claim.Line(
              "lin_" + (all.size() + 1),
              new Variants().bySku(tx, parts[0]).orElseThrow(),
              Integer.parseInt(parts[1]),
              Optional.of("lines[" + all.size() + "]")));
    }
    return all;
  }

  /** Gives "quantity/reserved" of an item. */
  String numbers(String item) {
    Answer read = read(item);
    return read.number("quantity") + "/" + read.number("reserved");
  }

  /** How many units of a SKU can be sold. */
  long available(String sku) {
    return app.call("check_availability", "{\"sku_codes\": [\"" + sku + "\"]}")
        .number("availability.0.available");
  }

  /** Patches the default inventory model. */
  void model(String changes) {
    String id = app.call("list_inventory_models", "{}").text("inventory_models.0.id");
    app.call("update_inventory_model", "{\"id\": \"" + id + "\", " + changes + "}").ok();
  }

  /** Moves a transfer on. */
  Answer move(String action, String transfer) {
    return app.call(action, "{\"id\": \"" + transfer + "\"}");
  }

  void write(Consumer<WriteTx> work) {
    app.app()
        .database()
        .write(
            scope(),
            tx -> {
              work.accept(tx);
              return true;
            });
  }

  Scope scope() {
    return app.app().systemScope(app.shop(), Mode.LIVE);
  }

  static ListStockMovements of(String item) {
    return ListStockMovements.of(item);
  }
}
