package dev.storehand.feature.stock;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.stock.StockReservation.Hold;
import dev.storehand.feature.stock.StockReservation.Holder;
import dev.storehand.feature.stock.StockReservation.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one way other rooms claim stock. Each claim belongs to a ref, such as an order, whose row the
 * caller holds; its stock items are locked here, in the order of their ids. All or nothing: what
 * throws has changed nothing that is kept.
 */
public final class Claims {
  private final ItemStore items = new ItemStore();
  private final ItemLocks locks = new ItemLocks();
  private final ReservationStore reservations = new ReservationStore();
  private final Ledger ledger = new Ledger();
  private final Holds holds = new Holds();
  private final Shelf shelf = new Shelf();
  private final Allotting allotting = new Allotting();
  private final Transfers transfers = new Transfers();

  /**
   * Holds at once all that a claim may be given and that its ref has, for who claims in several
   * steps: one after the other, each in its order, they would be out of order together.
   */
  public void lock(WriteTx tx, Claim claim) {
    transfers.open(tx, Share.all(claim.ref()));
    allotting.lock(tx, claim, reservations.ofRef(tx, claim.ref()));
  }

  /**
   * Holds units for a draft until the model's cutoff. What the ref held before is replaced.
   *
   * @throws Problem 409 insufficient_stock naming each SKU that is short, and what is available;
   *     422 where no location of the model counts a SKU
   */
  public Allocation hold(WriteTx tx, Claim claim) {
    return allotting.allot(tx, claim, Status.DRAFT);
  }

  /**
   * Takes what a placed order wants: at once where it decrements on place, else reserved without an
   * end. What the ref held as a draft becomes this; an expired draft is claimed again.
   *
   * @throws Problem as {@link #hold}
   */
  public Allocation place(WriteTx tx, Claim claim) {
    boolean now = claim.decrementOn() == DecrementOn.PLACE;
    return allotting.allot(tx, claim, now ? Status.CONSUMED : Status.PENDING);
  }

  /**
   * Reserves what is sold before it is there, from where it is or will be; no stock transfer
   * begins.
   *
   * @throws Problem 422 where no location of the model counts a SKU
   */
  public Allocation promise(WriteTx tx, Claim claim) {
    return allotting.allot(tx, claim.fromAnywhere().force(), Status.PENDING);
  }

  /**
   * Gives lines that waited their stock: what was promised to them, else as {@link #place}. A
   * promise that its own stock item cannot meet is met from where the goods are. What an order's
   * other lines have stays theirs.
   *
   * @param ahead who is given first what has come elsewhere; not asked where the claim is forced
   * @throws Problem as {@link #hold}
   */
  public Allocation release(WriteTx tx, Claim claim, Ahead ahead) {
    boolean now = claim.decrementOn() == DecrementOn.PLACE;
    return allotting
        .settle(tx, claim, now ? Status.CONSUMED : Status.PENDING, ahead)
        .orElseGet(() -> place(tx, claim));
  }

  /**
   * Reserves what {@link #release} would find now, so that nobody else is given it; what was
   * promised to the lines before stays where it is, or moves to where the goods are. No stock
   * transfer begins.
   *
   * @param ahead as for {@link #release}
   * @return whether there was enough; else nothing is reserved
   */
  public boolean setAside(WriteTx tx, Claim claim, Ahead ahead) {
    return allotting.setAside(tx, claim, ahead);
  }

  /**
   * The reserved units leave the quantity; those that a stock transfer still brings leave when it
   * arrives. Gives how many left now: none of those that had left before.
   *
   * @throws Problem 409 insufficient_stock where units were promised by force and are not there yet
   */
  public int consume(WriteTx tx, Share share, String reason) {
    List<StockTransfer> bringing = transfers.open(tx, share);
    Tally tally = new Tally(locks.held(tx, share.ref()));
    int units = 0;
    for (StockReservation each : of(tx, share, bringing)) {
      if (each.status().open() && each.holder() != Holder.TRANSFER) {
        StockReservation consumed = each.consumed(tx.now());
        tally.add(each.stockItemId(), -each.quantity(), -each.quantity());
        reservations.save(tx, consumed);
        tx.happened("stock.reservation.consumed", each, consumed);
        units += each.quantity();
      }
    }
    tally.write(tx, ledger, share.ref().cause(reason));
    transfers.consumeOnArrival(tx, bringing);
    return units;
  }

  /**
   * Gives everything back, exactly once: what is reserved is free again, what has left returns to
   * the same stock item, and open stock transfers are cancelled. Gives how many units. Units of an
   * item that was deleted or archived since have no place to return to, and are not counted.
   */
  public int cancel(WriteTx tx, Share share, String reason) {
    List<StockTransfer> bringing = transfers.open(tx, share);
    Tally tally = new Tally(locks.held(tx, share.ref()));
    int units = 0;
    for (StockReservation each : of(tx, share, bringing)) {
      units += each.status().open() ? released(tx, each, tally) : returned(tx, each, tally);
    }
    tally.write(tx, ledger, share.ref().cause(reason));
    transfers.cancelled(tx, bringing);
    return units;
  }

  private int released(WriteTx tx, StockReservation open, Tally tally) {
    StockReservation released = open.released(tx.now());
    reservations.save(tx, released);
    tx.happened("stock.reservation.released", open, released);
    tally.add(open.stockItemId(), 0, -open.quantity());
    return open.quantity();
  }

  private int returned(WriteTx tx, StockReservation ended, Tally tally) {
    int away = ended.away();
    if (away == 0) {
      return 0;
    }
    reservations.save(tx, ended.givenBack(away, tx.now()));
    if (tally.item(ended.stockItemId()).filter(StockItem::isInUse).isEmpty()) {
      return 0;
    }
    tally.add(ended.stockItemId(), away, 0);
    return away;
  }

  /** A ref's reservations, less those its share leaves out. */
  private List<StockReservation> of(WriteTx tx, Share share, List<StockTransfer> bringing) {
    Set<String> ids = bringing.stream().map(StockTransfer::id).collect(Collectors.toSet());
    return reservations.ofRef(tx, share.ref()).stream()
        .filter(
            each ->
                each.holder() == Holder.TRANSFER
                    ? each.holderId().filter(ids::contains).isPresent()
                    : share.has(each.holderId(), each.stockLocationId()))
        .toList();
  }

  /**
   * Holds a location for what is to come back to it.
   *
   * @throws Problem 422 where the location is unknown or archived
   */
  public void usable(WriteTx tx, String locationId) {
    shelf.usable(tx, locationId);
  }

  /**
   * Puts returned units of some lines into a location's stock, which begins to count a SKU where it
   * did not. A line whose SKU is not counted is passed over.
   *
   * @param units by line
   * @throws Problem 409 conflict where that is more of a line than left stock and has not come back
   *     yet; 422 where the location is unknown or archived
   */
  public void restock(
      WriteTx tx, ClaimRef ref, Map<String, Integer> units, String locationId, String reason) {
    Share share = Share.all(ref).ofLines(units.keySet());
    Set<String> variantIds = new HashSet<>();
    of(tx, share, List.of()).forEach(each -> variantIds.add(each.variantId()));
    if (variantIds.isEmpty()) {
      return;
    }
    shelf.usable(tx, locationId);
    locks.held(tx, ref, variantIds, locationId);
    Map<String, List<StockReservation>> byLine =
        of(tx, share, List.of()).stream()
            .filter(each -> each.holderId().isPresent())
            .collect(Collectors.groupingBy(each -> each.holderId().get()));
    units.forEach(
        (line, back) -> {
          List<StockReservation> left = byLine.getOrDefault(line, List.of());
          if (!left.isEmpty()) {
            comeBack(tx, line, left, back);
            shelf.add(tx, left.get(0).variantId(), locationId, back, ref.cause(reason));
          }
        });
  }

  private void comeBack(WriteTx tx, String line, List<StockReservation> gone, int quantity) {
    int left = quantity;
    for (StockReservation each : gone) {
      int back = Math.min(left, each.away());
      if (back > 0) {
        reservations.save(tx, each.givenBack(back, tx.now()));
        left -= back;
      }
    }
    if (left > 0) {
      throw Problem.of(
              Code.CONFLICT,
              "Only %d units of the line %s can come back, not %d"
                  .formatted(quantity - left, line, quantity))
          .hint("The others have not left stock, or are back already.");
    }
  }

  /**
   * Reserves units of one stock item, as a listing does.
   *
   * @param until when they are free again; never where it is empty
   * @return the reservation's id
   * @throws Problem 409 insufficient_stock; 404 where there is no such item
   */
  public String reserveAt(
      WriteTx tx, String stockItemId, int quantity, ClaimRef ref, Optional<Instant> until) {
    Holder holder = ref.kind() == ClaimRef.Kind.LISTING ? Holder.LISTING : Holder.MANUAL;
    Hold hold = new Hold(holder, Optional.of(ref.id()), ref);
    return holds.reserve(tx, locks.get(tx, stockItemId), quantity, tx.id("rsv"), hold, until).id();
  }

  /** Where a stock item is, of what, and how many units are there, promised ones too. */
  public record ItemRef(String id, String variantId, String stockLocationId, int quantity) {}

  /** The stock item of this id, where there is one in use. */
  public Optional<ItemRef> item(ReadTx tx, String id) {
    return items
        .find(tx, id)
        .filter(StockItem::isInUse)
        .map(
            item ->
                new ItemRef(item.id(), item.variantId(), item.stockLocationId(), item.quantity()));
  }

  /** What one ref has reserved becomes another's: a matched listing's unit is now an order's. */
  public void handOver(WriteTx tx, ClaimRef from, ClaimRef to, String lineId) {
    locks.held(tx, from);
    for (StockReservation each : reservations.ofRef(tx, from)) {
      if (each.status().open()) {
        StockReservation handed = each.handedOver(to, lineId, tx.now());
        reservations.save(tx, handed);
        tx.happened("stock.reservation.handed_over", each, handed);
      }
    }
  }

  /** What can be promised of these variants through a model, by variant id. */
  public Map<String, Long> available(
      ReadTx tx, InventoryModel model, Collection<String> variantIds) {
    Set<String> serving = new HashSet<>(model.serving());
    Map<String, Long> all = new HashMap<>();
    variantIds.forEach(id -> all.put(id, 0L));
    for (StockItem item : items.ofVariants(tx, variantIds)) {
      if (serving.contains(item.stockLocationId())) {
        all.merge(item.variantId(), (long) item.available(), Long::sum);
      }
    }
    return all;
  }

  /**
   * Fulfilment begins: the order's transfers are picked, or wait on hold where the model says so.
   */
  public void startTransfers(WriteTx tx, ClaimRef ref, InventoryModel model) {
    transfers.start(tx, transfers.open(tx, Share.all(ref)), model.putTransfersOnHold());
  }

  /** How many of an order's transfers have neither arrived nor been cancelled. */
  public int openTransfers(ReadTx tx, ClaimRef ref) {
    return transfers.open(tx, Share.all(ref)).size();
  }
}
