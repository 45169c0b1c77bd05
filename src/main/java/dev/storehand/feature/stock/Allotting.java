package dev.storehand.feature.stock;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.stock.Allocator.Plan;
import dev.storehand.feature.stock.Allocator.Shortage;
import dev.storehand.feature.stock.Allocator.Taking;
import dev.storehand.feature.stock.StockReservation.Hold;
import dev.storehand.feature.stock.StockReservation.Holder;
import dev.storehand.feature.stock.StockReservation.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives an order what it wants, or refuses with all that is short. */
final class Allotting {
  private final ItemStore store = new ItemStore();
  private final ItemLocks locks = new ItemLocks();
  private final ReservationStore reservations = new ReservationStore();
  private final Ledger ledger = new Ledger();
  private final Transfers transfers = new Transfers();

  /**
   * Claims the units as drafts, reserved for good, or taken at once. What these lines hold counts
   * as free meanwhile; what of it stays in place goes over into the new state.
   */
  Allocation allot(WriteTx tx, Claim claim, Status to) {
    List<Claim.Line> counted = claim.lines().stream().filter(Claim.Line::tracked).toList();
    List<String> serving = claim.model().serving();
    List<StockReservation> held = held(tx, claim);
    Map<String, StockItem> items = lock(tx, counted, serving, held);
    if (!held.isEmpty()) {
      held = held(tx, claim);
    }
    Map<String, StockItem> free = freed(tx, claim, items, held);
    List<StockItem> shelves = shelves(free, counted, serving);
    refuseUncounted(claim, shelves);
    Plan plan = Allocator.plan(claim.model().strategy(), serving, counted, shelves, claim.forced());
    if (!plan.shortages().isEmpty()) {
      throw tooLittle(claim.model(), plan.shortages());
    }
    write(tx, claim, to, plan.takings(), new Tally(items), new ArrayList<>(held));
    return Allocation.of(claim.model().strategy(), serving, claim.lines(), plan.takings());
  }

  /**
   * Gives lines the very units that were reserved for them when they were not there yet. Nothing
   * where not all of them are reserved.
   */
  Optional<Allocation> settle(WriteTx tx, Claim claim, Status to) {
    if (!promised(claim, held(tx, claim))) {
      return Optional.empty();
    }
    Map<String, StockItem> items = locks.held(tx, claim.ref());
    List<StockReservation> held = held(tx, claim);
    Plan plan = ofPromised(tx, claim, items, held);
    if (!plan.shortages().isEmpty()) {
      throw tooLittle(claim.model(), plan.shortages());
    }
    write(tx, claim, to, plan.takings(), new Tally(items), new ArrayList<>(held));
    return Optional.of(
        Allocation.of(
            claim.model().strategy(), claim.model().serving(), claim.lines(), plan.takings()));
  }

  /**
   * Reserves what lines want, where all of it is there now; what was promised to them before stays
   * as it is. Gives whether there was enough.
   */
  boolean setAside(WriteTx tx, Claim claim) {
    if (!enough(tx, claim)) {
      return false;
    }
    if (!promised(claim, held(tx, claim))) {
      allot(tx, claim.fromAnywhere(), Status.PENDING);
    }
    return true;
  }

  /**
   * Whether lines would be given all they want now: what is reserved for them, else what is free.
   */
  private boolean enough(ReadTx tx, Claim claim) {
    List<Claim.Line> counted = claim.lines().stream().filter(Claim.Line::tracked).toList();
    List<String> variants = counted.stream().map(line -> line.variant().id()).distinct().toList();
    Map<String, StockItem> all = new LinkedHashMap<>();
    store.ofVariants(tx, variants).forEach(item -> all.put(item.id(), item));
    List<StockReservation> held = held(tx, claim);
    if (promised(claim, held)) {
      return ofPromised(tx, claim, all, held).shortages().isEmpty();
    }
    List<String> serving = claim.model().serving();
    List<StockItem> shelves = shelves(freed(tx, claim, all, held), counted, serving);
    return Allocator.plan(claim.model().strategy(), serving, counted, shelves, false)
        .shortages()
        .isEmpty();
  }

  /** Each line from where its units are reserved; who reserved before is served before. */
  private Plan ofPromised(
      ReadTx tx, Claim claim, Map<String, StockItem> items, List<StockReservation> held) {
    Map<String, Integer> rest = new HashMap<>();
    items.forEach((id, item) -> rest.put(id, item.quantity()));
    if (!claim.forced()) {
      for (String item : items.keySet()) {
        rest.merge(item, -reservations.before(tx, claim.ref(), item), Integer::sum);
      }
    }
    List<Taking> takings = new ArrayList<>();
    List<Shortage> shortages = new ArrayList<>();
    for (StockReservation each : held) {
      Claim.Line line = lineOf(claim, each).orElseThrow();
      int there = rest.getOrDefault(each.stockItemId(), 0);
      boolean missing = there < each.quantity();
      if (missing && !claim.forced()) {
        shortages.add(new Shortage(line.variant(), each.quantity(), Math.max(0, there)));
      }
      rest.merge(each.stockItemId(), missing ? 0 : -each.quantity(), Integer::sum);
      takings.add(
          new Taking(
              line, items.get(each.stockItemId()), each.quantity(), Optional.empty(), missing));
    }
    return new Plan(takings, shortages);
  }

  private static boolean promised(Claim claim, List<StockReservation> held) {
    Map<String, Integer> units = new HashMap<>();
    held.forEach(each -> units.merge(each.holderId().orElse(""), each.quantity(), Integer::sum));
    return !held.isEmpty()
        && claim.lines().stream()
            .filter(Claim.Line::tracked)
            .allMatch(line -> units.getOrDefault(line.id(), 0) == line.quantity());
  }

  private List<StockReservation> held(ReadTx tx, Claim claim) {
    return reservations.ofRef(tx, claim.ref()).stream()
        .filter(each -> each.status().open() && each.holder() == Holder.ORDER_LINE)
        .filter(each -> lineOf(claim, each).isPresent())
        .toList();
  }

  /** The line of the claim that holds a reservation: an order's other lines keep theirs. */
  private static Optional<Claim.Line> lineOf(Claim claim, StockReservation held) {
    return claim.lines().stream()
        .filter(line -> held.holderId().equals(Optional.of(line.id())))
        .findFirst();
  }

  private Map<String, StockItem> lock(
      WriteTx tx, List<Claim.Line> counted, List<String> serving, List<StockReservation> held) {
    Set<String> variants =
        counted.stream().map(line -> line.variant().id()).collect(Collectors.toSet());
    if (!held.isEmpty()) {
      return locks.servingOrHeld(tx, variants, serving, held);
    }
    return variants.isEmpty() ? new LinkedHashMap<>() : locks.serving(tx, variants, serving);
  }

  /**
   * The items as they would be without what the ref holds. That is its own again, whoever was
   * promised more than there is since: who reserved before is served before.
   */
  private Map<String, StockItem> freed(
      ReadTx tx, Claim claim, Map<String, StockItem> items, List<StockReservation> held) {
    Map<String, StockItem> free = new LinkedHashMap<>(items);
    Map<String, Integer> own = new HashMap<>();
    for (StockReservation each : held) {
      free.computeIfPresent(
          each.stockItemId(), (id, item) -> item.moved(0, -each.quantity(), tx.now()));
      own.merge(each.stockItemId(), each.quantity(), Integer::sum);
    }
    own.forEach(
        (id, units) ->
            free.computeIfPresent(
                id,
                (same, item) -> item.available() < units ? kept(tx, claim, item, units) : item));
    return free;
  }

  /** The item with so many units free, less what others held of it before. */
  private StockItem kept(ReadTx tx, Claim claim, StockItem item, int units) {
    int first = item.quantity() - reservations.before(tx, claim.ref(), item.id());
    int own = Math.min(units, first);
    return own > item.available()
        ? item.moved(0, item.quantity() - own - item.reserved(), tx.now())
        : item;
  }

  private static List<StockItem> shelves(
      Map<String, StockItem> free, List<Claim.Line> counted, List<String> serving) {
    Set<String> variants =
        counted.stream().map(line -> line.variant().id()).collect(Collectors.toSet());
    return free.values().stream()
        .filter(
            item ->
                item.isInUse()
                    && variants.contains(item.variantId())
                    && serving.contains(item.stockLocationId()))
        .toList();
  }

  private static void refuseUncounted(Claim claim, List<StockItem> shelves) {
    Set<String> counted = shelves.stream().map(StockItem::variantId).collect(Collectors.toSet());
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < claim.lines().size(); i++) {
      Claim.Line line = claim.lines().get(i);
      if (line.tracked() && !counted.contains(line.variant().id())) {
        faults.add(
            new Fault(
                "lines[" + i + "]",
                "asks for " + line.name() + ", which no location that serves this market counts"));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults)
          .hint("Begin to count it at one of the inventory model's locations.")
          .next("create_stock_item", "read_inventory_model", "check_availability");
    }
  }

  private static Problem tooLittle(InventoryModel model, List<Shortage> shortages) {
    String sentence =
        shortages.stream()
            .map(
                each ->
                    "%s: %d wanted, %d available"
                        .formatted(
                            each.variant().skuCode().orElse(each.variant().id()),
                            each.wanted(),
                            each.available()))
            .collect(Collectors.joining("; "));
    String hint =
        model.strategy() == Strategy.NO_SPLIT
            ? "Lower the quantity, or add stock at the first location: no_split serves from it alone."
            : "Lower the quantity, or add stock.";
    return Problem.of(Code.INSUFFICIENT_STOCK, "Not enough stock. " + sentence)
        .hint(hint)
        .next("check_availability", "adjust_stock");
  }

  private void write(
      WriteTx tx,
      Claim claim,
      Status to,
      List<Taking> takings,
      Tally tally,
      List<StockReservation> held) {
    held.forEach(each -> tally.add(each.stockItemId(), 0, -each.quantity()));
    for (Taking taking : takings) {
      if (to != Status.DRAFT && taking.bringTo().isPresent()) {
        tally.add(taking.item().id(), 0, taking.units());
        transfers.bring(tx, claim.ref(), taking, to == Status.CONSUMED);
      } else {
        Status reached = taking.forced() && to == Status.CONSUMED ? Status.PENDING : to;
        boolean gone = reached == Status.CONSUMED;
        tally.add(taking.item().id(), gone ? -taking.units() : 0, gone ? 0 : taking.units());
        keep(tx, claim, reached, taking, held);
      }
    }
    for (StockReservation each : held) {
      StockReservation released = each.released(tx.now());
      reservations.save(tx, released);
      tx.happened("stock.reservation.released", each, released);
    }
    tally.write(tx, ledger, claim.ref().cause(reason(takings, to)));
  }

  private static String reason(List<Taking> takings, Status to) {
    if (takings.stream().anyMatch(Taking::forced)) {
      return "forced";
    }
    return switch (to) {
      case DRAFT -> "held";
      case CONSUMED -> "sold";
      case PENDING, RELEASED, EXPIRED -> "reserved";
    };
  }

  /** What is held already in the right place goes on; the rest is made anew. */
  private void keep(
      WriteTx tx, Claim claim, Status to, Taking taking, List<StockReservation> held) {
    Optional<StockReservation> there =
        held.stream()
            .filter(
                each ->
                    each.stockItemId().equals(taking.item().id())
                        && each.quantity() == taking.units()
                        && each.holderId().equals(Optional.of(taking.line().id())))
            .findFirst();
    there.ifPresent(held::remove);
    StockReservation before =
        there.orElseGet(
            () ->
                StockReservation.of(
                    tx.id("rsv"),
                    taking.item(),
                    taking.units(),
                    Hold.ofLine(claim.ref(), taking.line().id()),
                    to == Status.DRAFT
                        ? Optional.of(claim.model().heldUntil(tx.now()))
                        : Optional.empty(),
                    tx.now()));
    StockReservation after =
        switch (to) {
          case DRAFT -> there.isEmpty() ? before : before.heldUntil(claim.model(), tx.now());
          case CONSUMED -> before.consumed(tx.now());
          case PENDING, RELEASED, EXPIRED -> before.confirmed(tx.now());
        };
    if (there.isEmpty()) {
      reservations.insert(tx, after);
      tell(tx, after);
    } else if (!after.equals(before)) {
      reservations.save(tx, after);
      tx.happened("stock.reservation." + word(after), before, after);
    }
  }

  /** Units taken at once need no event of their own: the item's says what became of them. */
  private static void tell(WriteTx tx, StockReservation made) {
    if (made.status().open()) {
      tx.happened("stock.reservation.created", made);
    }
  }

  private static String word(StockReservation after) {
    return switch (after.status()) {
      case DRAFT -> "prolonged";
      case PENDING -> "confirmed";
      case CONSUMED -> "consumed";
      case RELEASED -> "released";
      case EXPIRED -> "expired";
    };
  }
}
