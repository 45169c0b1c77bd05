package dev.storehand.feature.stock;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.stock.Allocator.Plan;
import dev.storehand.feature.stock.Allocator.Shortage;
import dev.storehand.feature.stock.Allocator.Taking;
import dev.storehand.feature.stock.StockReservation.Hold;
import dev.storehand.feature.stock.StockReservation.Holder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is reserved for lines before it is there. Who reserved at an item before is served from it
 * before; what an item has not got by then is met from where the goods are.
 */
final class Promises {
  private final ItemStore store = new ItemStore();
  private final ReservationStore reservations = new ReservationStore();
  private final Ledger ledger = new Ledger();

  /**
   * How the promises of a claim are met.
   *
   * @param held what its lines hold now
   * @param plan each line from where its units are reserved
   */
  record Met(List<StockReservation> held, Plan plan) {}

  /** A promise of which so many units are not there. */
  private record Lack(StockReservation promise, Claim.Line line, int units) {}

  /** Units of a line that a stock item is to give. */
  private record Taken(String line, String item, int units, Optional<String> bringTo) {}

  /** What the lines of a claim hold. */
  List<StockReservation> of(ReadTx tx, Claim claim) {
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

  /** Whether all that the lines want is reserved for them. */
  static boolean complete(Claim claim, List<StockReservation> held) {
    Map<String, Integer> units = new HashMap<>();
    held.forEach(each -> units.merge(each.holderId().orElse(""), each.quantity(), Integer::sum));
    return !held.isEmpty()
        && claim.lines().stream()
            .filter(Claim.Line::tracked)
            .allMatch(line -> units.getOrDefault(line.id(), 0) == line.quantity());
  }

  /**
   * Meets the promises of a claim: what is not there moves to the locations that have it, all of it
   * or nothing; what is there stays, and keeps its place in the line.
   *
   * @param items those that hold the promises, and those that serve; the write holds their rows
   */
  Met met(WriteTx tx, Claim claim, Map<String, StockItem> items, Ahead ahead) {
    List<StockReservation> held = of(tx, claim);
    Map<String, Integer> there = there(tx, claim, items, held, false);
    List<Lack> lacks = lacks(claim, held, there);
    if (!lacks.isEmpty() && followed(tx, claim, lacks, items, ahead)) {
      held = of(tx, claim);
      there = there(tx, claim, items, held, claim.forced());
    } else if (claim.forced()) {
      there = there(tx, claim, items, held, true);
    }
    return new Met(held, plan(claim, items, held, there));
  }

  private static Plan plan(
      Claim claim,
      Map<String, StockItem> items,
      List<StockReservation> held,
      Map<String, Integer> there) {
    Map<String, Integer> rest = new HashMap<>(there);
    List<Taking> takings = new ArrayList<>();
    List<Shortage> shortages = new ArrayList<>();
    for (StockReservation each : held) {
      Claim.Line line = lineOf(claim, each).orElseThrow();
      int left = rest.get(each.stockItemId());
      boolean missing = left < each.quantity();
      if (missing && !claim.forced()) {
        shortages.add(new Shortage(line.variant(), each.quantity(), Math.max(0, left)));
      }
      rest.merge(each.stockItemId(), missing ? 0 : -each.quantity(), Integer::sum);
      takings.add(
          new Taking(
              line, items.get(each.stockItemId()), each.quantity(), Optional.empty(), missing));
    }
    return new Plan(takings, shortages);
  }

  /**
   * Units of each item that are there for a claim's promises: those after others', unless first.
   */
  private Map<String, Integer> there(
      ReadTx tx,
      Claim claim,
      Map<String, StockItem> items,
      List<StockReservation> held,
      boolean first) {
    Map<String, Integer> there = new HashMap<>();
    for (StockReservation each : held) {
      there.computeIfAbsent(
          each.stockItemId(),
          id ->
              Optional.ofNullable(items.get(id))
                  .map(item -> item.quantity() - (first ? 0 : before(tx, claim, item)))
                  .orElse(0));
    }
    return there;
  }

  /** Where all that an item has promised is there, or nothing of it, who was first is no matter. */
  private int before(ReadTx tx, Claim claim, StockItem item) {
    return item.quantity() > 0 && item.oversold() > 0
        ? reservations.before(tx, claim.ref(), item.id(), item.quantity())
        : 0;
  }

  /** Moves what is lacking to where it is; false, and nothing, where not all of it is. */
  private boolean followed(
      WriteTx tx, Claim claim, List<Lack> lacks, Map<String, StockItem> items, Ahead ahead) {
    Plan plan = elsewhere(claim, lacks, items.values());
    if (plan.shortages().isEmpty() && !claim.forced()) {
      plan = afterOthers(tx, claim, lacks, items, ahead, plan);
    }
    if (!plan.shortages().isEmpty()) {
      return false;
    }
    move(tx, claim, lacks, plan.takings(), new Tally(items));
    return true;
  }

  /**
   * The same where others are given theirs first. Where it comes out the same though all that any
   * other lacks is left to them, it need not be asked who of them was promised before.
   */
  private Plan afterOthers(
      WriteTx tx,
      Claim claim,
      List<Lack> lacks,
      Map<String, StockItem> items,
      Ahead ahead,
      Plan first) {
    Map<String, Integer> units = new HashMap<>();
    lacks.forEach(lack -> units.merge(lack.line().variant().id(), lack.units(), Integer::sum));
    Map<String, Integer> others = store.oversold(tx, units.keySet());
    others.replaceAll((variant, all) -> Math.max(0, all - units.get(variant)));
    Plan last = elsewhere(claim, lacks, without(tx, claim, items, others));
    return taken(last).equals(taken(first))
        ? first
        : elsewhere(claim, lacks, without(tx, claim, items, ahead.units(units.keySet())));
  }

  /** What a plan takes, whatever else the items have. */
  private static List<Taken> taken(Plan plan) {
    return plan.takings().stream()
        .map(each -> new Taken(each.line().id(), each.item().id(), each.units(), each.bringTo()))
        .toList();
  }

  private static List<Lack> lacks(
      Claim claim, List<StockReservation> held, Map<String, Integer> there) {
    Map<String, Integer> rest = new HashMap<>(there);
    List<Lack> lacks = new ArrayList<>();
    for (StockReservation each : held) {
      int left = Math.min(each.quantity(), Math.max(0, rest.get(each.stockItemId())));
      rest.merge(each.stockItemId(), -left, Integer::sum);
      if (left < each.quantity()) {
        lacks.add(new Lack(each, lineOf(claim, each).orElseThrow(), each.quantity() - left));
      }
    }
    return lacks;
  }

  /** From what is free: an item that lacks units for a promise has none. */
  private static Plan elsewhere(Claim claim, List<Lack> lacks, Collection<StockItem> items) {
    Map<Claim.Line, Integer> wanted = new LinkedHashMap<>();
    lacks.forEach(lack -> wanted.merge(lack.line(), lack.units(), Integer::sum));
    List<Claim.Line> lines = new ArrayList<>();
    wanted.forEach((line, units) -> lines.add(new Claim.Line(line.id(), line.variant(), units)));
    Claim rest = claim.fromAnywhere();
    List<String> serving = rest.model().serving();
    return Allocator.plan(
        rest.model().strategy(), serving, lines, Allotting.shelves(items, lines, serving), false);
  }

  /** The items without the units that others are to be given first. */
  private static List<StockItem> without(
      WriteTx tx, Claim claim, Map<String, StockItem> items, Map<String, Integer> ahead) {
    List<String> serving = claim.model().serving();
    Map<String, Integer> left = new HashMap<>(ahead);
    List<StockItem> rest = new ArrayList<>();
    items.values().stream()
        .filter(item -> serving.contains(item.stockLocationId()))
        .sorted(Comparator.comparingInt(item -> serving.indexOf(item.stockLocationId())))
        .forEach(
            item -> {
              int taken = Math.min(item.available(), left.getOrDefault(item.variantId(), 0));
              left.merge(item.variantId(), -taken, Integer::sum);
              rest.add(taken == 0 ? item : item.moved(0, taken, tx.now()));
            });
    return rest;
  }

  private void move(WriteTx tx, Claim claim, List<Lack> lacks, List<Taking> takings, Tally tally) {
    for (Lack lack : lacks) {
      StockReservation before = lack.promise();
      boolean whole = lack.units() == before.quantity();
      StockReservation after =
          whole ? before.released(tx.now()) : before.reduced(lack.units(), tx.now());
      reservations.save(tx, after);
      tx.happened("stock.reservation." + (whole ? "released" : "reduced"), before, after);
      tally.add(before.stockItemId(), 0, -lack.units());
    }
    for (Taking taking : takings) {
      Hold hold = Hold.ofLine(claim.ref(), taking.line().id());
      StockReservation made =
          StockReservation.of(
              tx.id("rsv"), taking.item(), taking.units(), hold, Optional.empty(), tx.now());
      reservations.insert(tx, made);
      tx.happened("stock.reservation.created", made);
      tally.add(taking.item().id(), 0, taking.units());
    }
    tally.write(tx, ledger, claim.ref().cause("moved"));
  }
}
