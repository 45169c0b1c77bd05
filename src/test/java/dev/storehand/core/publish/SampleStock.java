package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Room;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Json;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A second room of declarations only, and the registry of both. */
final class SampleStock extends Actions {
  static final Room ROOM = new Room("stock", "Stock", "What is where, and how it moves.");

  SampleStock() {
    super(ROOM);
  }

  /** Both rooms. */
  static Registry registry() {
    return Registry.of(List.of(new SampleStock(), new SampleOffers()));
  }

  /** Answers of two examples, as if they had been run. */
  static Recorded recorded() {
    ObjectNode offer =
        Json.parse("{\"id\":\"ofr_00000000000000000000000001\",\"name\":\"It's summer\"}");
    ObjectNode greeting = Json.parse("{\"shop_id\":\"shp_00000000000000000000000001\"}");
    return action ->
        Optional.ofNullable(Map.of("create_offer", offer, "greet_shop", greeting).get(action));
  }

  record Nothing() {}

  @Doc("A greeting.")
  record Greeting(@Doc("The shop's id.") String shopId) {}

  final Action<Nothing, Greeting> greet =
      get("/hello")
          .named("greet_shop")
          .says("Say which shop this is.")
          .alsoCalled("are you there")
          .forAnyKey()
          .takes(Nothing.class)
          .gives(Greeting.class)
          .example(new Nothing())
          .reads((in, tx) -> new Greeting("shp"));

  @Doc("Pieces in a place.")
  record Item(@Doc("Its id.") String id, @Doc("How many there are.") int quantity) {}

  record Adjust(
      @Doc("Which stock item.") @Size(min = 1, max = 64) String id,
      @Doc("How many more, or fewer if negative.") @Min(-1000) @Max(1000) int delta,
      @Doc("Why; kept in the ledger.") @Size(max = 200) Optional<String> reason) {}

  final Action<Adjust, Item> adjust =
      post("/stock/items/:id/adjust")
          .named("adjust_stock")
          .says("Add or take away pieces of a stock item.")
          .note("The ledger keeps every change.")
          .alsoCalled("stock arrived", "write off damaged pieces")
          .takes(Adjust.class)
          .gives(Item.class)
          .example(new Adjust(id("sti", 1), 5, Optional.of("found behind the shelf")))
          .writes((in, tx) -> new Item(in.id(), 1));

  record BySku(@Doc("The SKU code.") @Size(min = 1, max = 64) String skuCode) {}

  final Action<BySku, Item> bySku =
      get("/stock/items/by_sku/:sku_code")
          .named("find_stock_item_by_sku")
          .says("Find a stock item by its SKU.")
          .takes(BySku.class)
          .gives(Item.class)
          .example(new BySku("TSHIRT/XXL"))
          .reads((in, tx) -> new Item("sti", 1));
}
