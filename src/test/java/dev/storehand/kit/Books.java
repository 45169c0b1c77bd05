package dev.storehand.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.core.action.Target;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Some stock items, what was done to them, and what was answered. Whatever befalls the program: all
 * that was answered is there, and the ledger alone gives each quantity.
 */
public final class Books {
  private final String key;
  private final List<String> items;
  private final Map<String, Change> sent = new ConcurrentHashMap<>();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  private record Change(String item, long delta) {}

  private Books(String key, List<String> items) {
    this.key = key;
    this.items = items;
  }

  /** New items in the first shop, without a unit. */
  public static Books in(App app, int count) {
    String key = app.createKey(app.shops().get(0).id(), "Shelf", Mode.LIVE, List.of("*"));
    String place = ask(app, key, "create_stock_location", "{\"name\": \"Shelf\"}").text("id");
    List<String> items =
        IntStream.range(0, count).mapToObj(i -> item(app, key, place, "BOOK-" + i)).toList();
    return new Books(key, items);
  }

  private static String item(App app, String key, String place, String sku) {
    ask(
            app,
            key,
            "create_product",
            "{\"name\": \"%s\", \"price_cents\": 1, \"variants\": [{\"sku_code\": \"%s\"}]}"
                .formatted(sku, sku))
        .ok();
    return ask(
            app,
            key,
            "create_stock_item",
            "{\"sku_code\": \"%s\", \"stock_location_id\": \"%s\", \"quantity\": 0}"
                .formatted(sku, place))
        .text("id");
  }

  private static Answer ask(App app, String key, String action, String json) {
    return new Answer(
        app.dispatcher()
            .call(
                new Request(
                    app.requestId(),
                    Via.REST,
                    new Target.Name(action),
                    key,
                    found -> Json.parse(json))));
  }

  /** The key that may do everything to it. */
  public String key() {
    return key;
  }

  /** A write that has not been sent: adds units to the n-th item, under a name of its own. */
  public Write write(String name, int n) {
    String item = items.get(n % items.size());
    int delta = 1 + n % 5;
    sent.put(name, new Change(item, delta));
    return new Write(item, "{\"delta\": %d, \"reason\": \"%s\"}".formatted(delta, name), name);
  }

  /** An adjustment of a stock item. */
  public record Write(String item, String body, String name) {

    /** The same as the input of the action. */
    public String input() {
      return "{\"id\": \"%s\", %s".formatted(item, body.substring(1));
    }
  }

  /** Notes that it was accepted. */
  public void accepted(Write write) {
    answered.add(write.name());
  }

  /** Sends it without HTTP, and notes what is answered; gives the answer. */
  public Answer send(App app, Write write) {
    Answer answer = ask(app, "adjust_stock", write.input());
    if (answer.reply().accepted()) {
      accepted(write);
    }
    return answer;
  }

  /** Calls any action with the key, without HTTP. */
  public Answer ask(App app, String action, String json) {
    return ask(app, key, action, json);
  }

  /** How many writes were accepted. */
  public int count() {
    return answered.size();
  }

  /** Every answered write is there once, nothing is that was not sent, and the sums agree. */
  public void check(App app) {
    Map<String, Change> found = new HashMap<>();
    for (String item : items) {
      long quantity = 0;
      long seq = 0;
      for (JsonNode movement : ledger(app, item)) {
        quantity += movement.path("delta").longValue();
        seq++;
        assertThat(movement.path("seq").longValue()).isEqualTo(seq);
        assertThat(movement.path("quantity_after").longValue()).isEqualTo(quantity);
        if (seq > 1) {
          String name = movement.path("reason").asString();
          Change change = new Change(item, movement.path("delta").longValue());
          assertThat(found.put(name, change)).as("%s was done twice", name).isNull();
        }
      }
      assertThat(
              ask(app, key, "read_stock_item", "{\"id\": \"%s\"}".formatted(item))
                  .number("quantity"))
          .isEqualTo(quantity);
    }
    assertThat(found.keySet()).containsAll(answered);
    assertThat(sent).containsAllEntriesOf(found);
  }

  /** An item's movements, oldest first, the one that made it among them. */
  private List<JsonNode> ledger(App app, String item) {
    return Walk.all(
        (action, json) -> ask(app, key, action, json),
        "list_stock_movements",
        "\"stock_item_id\": \"%s\", \"sort\": \"seq\"".formatted(item),
        "stock_movements");
  }
}
