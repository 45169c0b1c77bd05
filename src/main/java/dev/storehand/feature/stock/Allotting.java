package dev.storehand.feature.stock;

import static java.util.stream.Collectors.joining;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.stock.Allocator.Plan;
import dev.storehand.feature.stock.Allocator.Shortage;
import dev.storehand.feature.stock.Allocator.Taking;
import dev.storehand.feature.stock.StockReservation.Hold;
import dev.storehand.feature.stock.StockReservation.Status;
import java.util.ArrayList;
import java.util.Collection;
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
  private final Promises promises = new Promises();

  /**
   * Claims the units as drafts, reserved for good, or taken at once. What these lines hold counts
   * as free meanwhile; what of it stays in place goes over into the new state.
   */
  Allocation allot(WriteTx tx, Claim claim, Status to) {
    List<Claim.Line> counted = claim.lines().stream().filter(Claim.Line::tracked).toList();
    List<String> serving = claim.model().serving();
    List<StockReservation> held = promises.of(tx, claim);
    Map<String, StockItem> items = lock(tx, claim, held);
    if (!held.isEmpty()) {
      held = promises.of(tx, claim);
    }
    Map<String, StockItem> free = freed(tx, claim, items, held);
    List<StockItem> shelves = shelves(free.values(), counted, serving);
    refuseUncounted(claim, shelves);
    Plan plan = Allocator.plan(claim.model().strategy(), serving, counted, shelves, claim.forced());
    if (!plan.shortages().isEmpty()) {
      throw tooLittle(claim.model(), plan.shortages());
    }
    write(tx, claim, to, plan.takings(), new Tally(items), new ArrayList<>(held));
    return Allocation.of(claim.model().strategy(), serving, claim.lines(), plan.takings());
  }

  /**
   * Gives lines the units that were reserved for them when they were not there yet, from where they
   * are now. Nothing where not all of them are reserved.
   */
  Optional<Allocation> settle(WriteTx tx, Claim claim, Status to, Ahead ahead) {
    List<StockReservation> before = promises.of(tx, claim);
    if (!Promises.complete(claim, before)) {
      return Optional.empty();
    }
    Map<String, StockItem> items = lock(tx, claim, before);
    Promises.Met met = promises.met(tx, claim, items, ahead);
    Plan plan = met.plan();
    if (!plan.shortages().isEmpty()) {
      throw tooLittle(claim.model(), plan.shortages());
    }
    write(tx, claim, to, plan.takings(), new Tally(items), new ArrayList<>(met.held()));
    return Optional.of(
        Allocation.of(
            claim.model().strategy(), claim.model().serving(), claim.lines(), plan.takings()));
  }

  /**
   * Reserves what lines want, where all of it is there now; what was promised to them before stays
   * as it is, or follows the goods. Gives whether there was enough.
   */
  boolean setAside(WriteTx tx, Claim claim, Ahead ahead) {
    List<StockReservation> before = promises.of(tx, claim);
    if (Promises.complete(claim, before)) {
      Map<String, StockItem> items = lock(tx, claim, before);
      return promises.met(tx, claim, items, ahead).plan().shortages().isEmpty();
    }
    if (!enough(tx, claim, before)) {
      return false;
    }
    allot(tx, claim.fromAnywhere(), Status.PENDING);
    return true;
  }

  /** Whether lines would be given all they want now, of what is free. */
  private boolean enough(ReadTx tx, Claim claim, List<StockReservation> held) {
    List<Claim.Line> counted = claim.lines().stream().filter(Claim.Line::tracked).toList();
    List<String> variants = counted.stream().map(line -> line.variant().id()).distinct().toList();
    Map<String, StockItem> all = new LinkedHashMap<>();
    store.ofVariants(tx, variants).forEach(item -> all.put(item.id(), item));
    List<String> serving = claim.model().serving();
    Map<String, StockItem> free = freed(tx, claim, all, held);
    List<StockItem> shelves = shelves(free.values(), counted, serving);
    return Allocator.plan(claim.model().strategy(), serving, counted, shelves, false)
        .shortages()
        .isEmpty();
  }

  /** The items that may serve a claim, and those that hold what is reserved for it. */
  Map<String, StockItem> lock(WriteTx tx, Claim claim, List<StockReservation> held) {
    List<String> serving = claim.model().serving();
    Set<String> variants =
        claim.lines().stream()
            .filter(Claim.Line::tracked)
            .map(line -> line.variant().id())
            .collect(Collectors.toSet());
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
    int first = item.quantity() - reservations.before(tx, claim.ref(), item.id(), item.quantity());
    int own = Math.min(units, first);
    return own > item.available()
        ? item.moved(0, item.quantity() - own - item.reserved(), tx.now())
        : item;
  }

  /** Those of some items that serve some lines. */
  static List<StockItem> shelves(
      Collection<StockItem> free, List<Claim.Line> counted, List<String> serving) {
    Set<String> variants =
        counted.stream().map(line -> line.variant().id()).collect(Collectors.toSet());
    return free.stream()
        .filter(
            item ->
                item.isInUse()
                    && variants.contains(item.variantId())
                    && serving.contains(item.stockLocationId()))
        .toList();
  }

  private static void refuseUncounted(Claim claim, List<StockItem> shelves) {
    Set<String> counted = shelves.stream().map(StockItem::variantId).collect(Collectors.toSet());
    List<Claim.Line> uncounted =
        claim.lines().stream()
            .filter(line -> line.tracked() && !counted.contains(line.variant().id()))
            .toList();
    if (!uncounted.isEmpty()) {
      throw uncounted(uncounted)
          .hint("Begin to count it at one of the inventory model's locations.")
          .next("create_stock_item", "read_inventory_model", "check_availability");
    }
  }

  /** The caller's lines are at fault; where the caller sent none, it is the stock. */
  private static Problem uncounted(List<Claim.Line> lines) {
    List<Fault> faults =
        lines.stream()
            .flatMap(line -> line.path().map(path -> uncounted(path, line.name())).stream())
            .toList();
    return faults.isEmpty()
        ? Problem.of(
            Code.INSUFFICIENT_STOCK,
            "Not enough stock: no location that serves this market counts "
                + lines.stream().map(Claim.Line::name).distinct().collect(joining(", ")))
        : Problem.faults(faults);
  }

  private static Fault uncounted(String path, String name) {
    return new Fault(
        path, "asks for " + name + ", which no location that serves this market counts");
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
            .collect(joining("; "));
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
