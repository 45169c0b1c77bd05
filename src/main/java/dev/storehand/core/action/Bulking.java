package dev.storehand.core.action;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Resource;
import dev.storehand.core.job.NewJob;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Lazy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bulk action, derived from the single one and the list of its things: what it takes, what else
 * is to be checked, and which saved requests it becomes.
 *
 * @param <F> the filter of the list
 * @param <T> what is listed
 */
final class Bulking<F, T extends Resource> {
  static final String ITEMS = "items";
  static final String IDS = "ids";
  static final String FILTER = "filter";
  private static final String SET = "set";
  private static final int ID_MAX = 64;
  private static final int PER_PAGE = 100;

  private final Action<?, ?> single;
  private final Action<F, Page<T>> list;
  private final String id;
  private final int most;
  private final Lazy<ObjectNode> set;
  private final Optional<BiFunction<ReadTx, Collection<String>, List<String>>> order;

  Bulking(
      Action<?, ?> single,
      Action<F, Page<T>> list,
      int most,
      Optional<BiFunction<ReadTx, Collection<String>, List<String>>> order) {
    this.order = order;
    this.single = single;
    this.list = list;
    this.most = most;
    if (single.path().parameters().size() != 1) {
      throw new IllegalArgumentException(single.name() + " is not about one thing by its id");
    }
    this.id = single.path().parameters().get(0);
    this.set = new Lazy<>(() -> single.input().ownWithout(Set.of(id)));
  }

  /** The schema of its own arguments. */
  ObjectNode schema() {
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties
        .putObject(ITEMS)
        .put("type", "array")
        .put("description", "One object for each, as " + single.name() + " takes it.")
        .put("minItems", 1)
        .put("maxItems", most)
        .set("items", single.input().itemSchema());
    ObjectNode ids =
        properties
            .putObject(IDS)
            .put("type", "array")
            .put("description", "Which ones, by id" + also() + ".")
            .put("minItems", 1)
            .put("maxItems", most)
            .put("uniqueItems", true);
    ids.putObject("items").put("type", "string").put("minLength", 1).put("maxLength", ID_MAX);
    properties.set(
        FILTER,
        described(
            list.input().ownSchema(),
            "Which ones, by what " + list.name() + " filters by; {} is all" + also() + "."));
    if (sets()) {
      properties.set(SET, described(set.get(), "What is the same for all, with ids or filter."));
    }
    return schema.put("additionalProperties", false);
  }

  private boolean sets() {
    return !set.get().path("properties").isEmpty();
  }

  private String also() {
    return sets() ? "; set says what" : "";
  }

  private static ObjectNode described(ObjectNode schema, String description) {
    ObjectNode described = Json.object().put("type", "object").put("description", description);
    schema.properties().forEach(each -> described.putIfAbsent(each.getKey(), each.getValue()));
    return described;
  }

  /** What the schema cannot say, given what is wrong by it; each place tells at most so many. */
  List<Fault> faults(ObjectNode sent, List<Fault> shape, int most) {
    List<Fault> faults = new ArrayList<>();
    boolean one = sent.has(ITEMS);
    boolean needsSet = set.get().has("required") && !set.get().path("required").isEmpty();
    if (one && sent.has(SET)) {
      faults.add(new Fault(SET, "goes with ids or filter; items say it themselves"));
    }
    if (!one && needsSet && !sent.has(SET) && (sent.has(IDS) || sent.has(FILTER))) {
      faults.add(new Fault(SET, "is required with ids and filter"));
    }
    JsonNode items = sent.path(ITEMS);
    for (int i = 0; i < items.size() && items.isArray(); i++) {
      if (items.get(i) instanceof ObjectNode item) {
        String place = ITEMS + "[" + i + "]";
        faults.addAll(single.input().faultsInside(place, item, shape, most));
      }
    }
    if (sent.path(SET) instanceof ObjectNode common) {
      faults.addAll(single.input().faultsInside(SET, common, shape, most));
    }
    if (sent.path(FILTER) instanceof ObjectNode filter) {
      faults.addAll(list.input().faultsInside(FILTER, filter, shape, most));
    }
    return faults;
  }

  /** The saved requests that it becomes; a filter is resolved now. */
  NewJob.Plan plan(Bulk bulk, ReadTx tx) {
    ObjectNode sent = bulk.sent();
    List<ObjectNode> items = new ArrayList<>();
    if (sent.has(ITEMS)) {
      sent.path(ITEMS).forEach(item -> items.add((ObjectNode) item));
      return NewJob.Plan.of(Json.object(), Json.object(), ordered(items, tx));
    }
    if (sent.has(IDS)) {
      sent.path(IDS).forEach(each -> items.add(Json.object().put(id, each.asString())));
    } else {
      found((ObjectNode) sent.path(FILTER), tx)
          .forEach(each -> items.add(Json.object().put(id, each)));
    }
    ObjectNode shared = sent.path(SET) instanceof ObjectNode common ? common : Json.object();
    return NewJob.Plan.of(shared, Json.object(), ordered(items, tx));
  }

  /** The items in their order; those of things unknown come last, to be refused. */
  private List<ObjectNode> ordered(List<ObjectNode> items, ReadTx tx) {
    if (order.isEmpty()) {
      return items;
    }
    List<String> ids = items.stream().map(item -> item.path(id).asString()).toList();
    List<String> inOrder = order.get().apply(tx, ids);
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < inOrder.size(); i++) {
      places.put(inOrder.get(i), i);
    }
    return items.stream()
        .sorted(
            Comparator.comparingInt(
                item -> places.getOrDefault(item.path(id).asString(), Integer.MAX_VALUE)))
        .toList();
  }

  /** The ids that the list shows for a filter, walked from page to page as a client would. */
  private List<String> found(ObjectNode filter, ReadTx tx) {
    F input = list.input().bind(filter);
    Handler.Read<F, Page<T>> read = (Handler.Read<F, Page<T>>) list.handler();
    List<String> ids = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      Paging paging = new Paging(Optional.empty(), Optional.of(PER_PAGE), cursor, Optional.empty());
      Page<T> page = read.call().read(input, paging, tx);
      page.rows().forEach(row -> ids.add(row.id()));
      if (ids.size() > most) {
        throw Problem.faults(List.of(new Fault(FILTER, "matches more than " + most)))
            .hint("Narrow the filter, and send what is left out as a second job.");
      }
      cursor = page.meta().nextCursor();
    }
    return ids;
  }
}
