package dev.storehand.feature.stock;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.ReadOnly;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The units of one variant at one location. What is reserved is promised and cannot be taken: a
 * quantity never falls below it, nor below 0.
 */
@Doc("A stock item: the units of one SKU at one location.")
record StockItem(
    @ReadOnly @Doc("The stock item's id.") String id,
    @ReadOnly @Doc("The SKU's code; absent where the variant has none.") Optional<String> skuCode,
    @ReadOnly @Doc("The variant (SKU) it counts.") String variantId,
    @ReadOnly @Doc("The location it is at.") String stockLocationId,
    @ReadOnly @Doc("Units there, reserved ones included.") int quantity,
    @ReadOnly @Doc("Units promised to someone.") int reserved,
    @ReadOnly @Doc("Units that can still be promised: quantity less reserved, never below 0.")
        int available,
    @ReadOnly @Doc("Units promised beyond the quantity, where an order was forced; else 0.")
        int oversold,
    @Doc("At or below this many available units it counts as low.")
        @Min(0)
        @Max(StockItem.MOST_UNITS)
        Optional<Integer> lowStockThreshold,
    @Doc("Your own identifier for it, such as an ERP's.") @Size(min = 1, max = 200)
        Optional<String> reference,
    @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
        Optional<String> referenceOrigin,
    @Doc("Your own notes, by name.") @Size(max = 50) Map<String, @Size(max = 500) String> metadata,
    @ReadOnly @Doc("When it was archived with its location; absent while it is in use.")
        Optional<Instant> archivedAt,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change of quantity or settings.") long version)
    implements Versioned {
  /** Units one stock item can hold at most. */
  static final int MOST_UNITS = 1_000_000_000;

  /** A client's own marks, and the threshold. */
  record Settings(
      Optional<Integer> lowStockThreshold,
      Optional<String> reference,
      Optional<String> referenceOrigin,
      Map<String, String> metadata) {
    static final Settings NONE =
        new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
  }

  /** The item with what follows from its numbers. */
  static StockItem of(
      String id,
      Optional<String> skuCode,
      String variantId,
      String stockLocationId,
      int quantity,
      int reserved,
      Settings settings,
      Optional<Instant> archivedAt,
      Instant createdAt,
      Instant updatedAt,
      long version) {
    return new StockItem(
        id,
        skuCode,
        variantId,
        stockLocationId,
        quantity,
        reserved,
        Math.max(0, quantity - reserved),
        Math.max(0, reserved - quantity),
        settings.lowStockThreshold(),
        settings.reference(),
        settings.referenceOrigin(),
        settings.metadata(),
        archivedAt,
        createdAt,
        updatedAt,
        version);
  }

  /**
   * The item with so many units more, or fewer.
   *
   * @throws Problem insufficient_stock if that would fall below the reserved; unprocessable for
   *     none, or beyond what an item holds
   */
  StockItem adjusted(int delta, Instant now) {
    inUse();
    if (delta == 0) {
      throw Problem.fault("delta", "must not be 0");
    }
    long next = (long) quantity + delta;
    if (delta < 0 && next < reserved) {
      throw insufficient(
          "Only %d of %s can be taken, not %d: it has %d, of which %d are reserved"
              .formatted(available, name(), -(long) delta, quantity, reserved));
    }
    if (next > MOST_UNITS) {
      throw Problem.fault(
          "delta", "would make the quantity %d; at most %d fit".formatted(next, MOST_UNITS));
    }
    return with((int) next, settings(), now);
  }

  /**
   * The item as counted.
   *
   * @throws Problem insufficient_stock if that is below the reserved
   */
  StockItem counted(int count, Instant now) {
    inUse();
    if (count < quantity && count < reserved) {
      throw insufficient(
              "%s cannot be set to %d: %d are reserved".formatted(name(), count, reserved))
          .hint(
              "Set it to %d or more, or give up what is reserved first."
                  .formatted(Math.min(quantity, reserved)));
    }
    return with(count, settings(), now);
  }

  /**
   * The item after units came, left, were promised or were set free, whatever else it has promised.
   * Whoever asks has seen that there are enough, or was told to go on without.
   *
   * @throws Problem insufficient_stock if fewer units are there than leave
   */
  StockItem moved(int delta, int reservedDelta, Instant now) {
    if (delta > 0 || reservedDelta > 0) {
      inUse();
    }
    if (quantity + delta < 0) {
      throw insufficient(
          "Only %d of %s are there, not %d".formatted(quantity, name(), -(long) delta));
    }
    if ((long) quantity + delta > MOST_UNITS) {
      throw Problem.fault("quantity", "would be above " + MOST_UNITS + " at " + id);
    }
    return of(
        id,
        skuCode,
        variantId,
        stockLocationId,
        quantity + delta,
        Math.addExact(reserved, reservedDelta),
        settings(),
        archivedAt,
        createdAt,
        delta == 0 ? updatedAt : now,
        delta == 0 ? version : version + 1);
  }

  /**
   * The item with so many units more promised.
   *
   * @throws Problem insufficient_stock if fewer are available
   */
  StockItem promised(int units, Instant now) {
    if (units > available) {
      throw insufficient(
          "Only %d of %s can be reserved, not %d: it has %d, of which %d are reserved"
              .formatted(available, name(), units, quantity, reserved));
    }
    return moved(0, units, now);
  }

  /** The item as changed by a patch; the same changes nothing. */
  StockItem changed(StockItem next, Instant now) {
    return next.equals(this) ? this : marked(next.settings(), now);
  }

  /** The item with other settings. */
  StockItem marked(Settings settings, Instant now) {
    inUse();
    return with(quantity, settings, now);
  }

  /**
   * The item with nothing left, on its way out.
   *
   * @throws Problem conflict while some of it is reserved
   */
  StockItem emptied(Instant now) {
    if (reserved > 0) {
      throw Problem.of(
              Code.CONFLICT, "%d of %s are reserved, so it stays".formatted(reserved, name()))
          .hint(
              "Delete it once its reservations have ended; read_stock_item shows what is reserved.")
          .next("read_stock_item");
    }
    return with(0, settings(), now);
  }

  /** Whether it is at or below its threshold. */
  boolean low() {
    return lowStockThreshold.filter(threshold -> available <= threshold).isPresent();
  }

  /** What a change from an earlier state means besides: events that a merchant waits for. */
  List<String> signalsSince(StockItem before) {
    List<String> signals = new ArrayList<>();
    if (low() && !before.low()) {
      signals.add("stock.item.low");
    }
    if (available == 0 && before.available > 0) {
      signals.add("stock.item.depleted");
    }
    if (quantity == 0 && reserved > 0 && before.quantity > 0) {
      signals.add("stock.item.overdrawn");
    }
    if (available > 0 && before.available == 0) {
      signals.add("stock.item.back_in_stock");
    }
    if (quantity > before.quantity && before.oversold > 0 && available == 0) {
      signals.add("stock.item.promised_arrived");
    }
    return signals;
  }

  /** Its SKU's code, else its id: what a sentence calls it. */
  String name() {
    return skuCode.orElse(id);
  }

  Settings settings() {
    return new Settings(lowStockThreshold, reference, referenceOrigin, Map.copyOf(metadata));
  }

  /** Whether it takes stock: its location is not archived. */
  boolean isInUse() {
    return archivedAt.isEmpty();
  }

  private void inUse() {
    if (!isInUse()) {
      throw Problem.of(
              Code.INVALID_TRANSITION, "The stock item " + id + " is archived with its location")
          .hint("Make a stock item at a location that is in use with create_stock_item.")
          .next("create_stock_item", "list_stock_locations");
    }
  }

  private Problem insufficient(String sentence) {
    return Problem.of(Code.INSUFFICIENT_STOCK, sentence)
        .hint("Take at most %d, or add stock first.".formatted(available))
        .next("read_stock_item", "adjust_stock");
  }

  private StockItem with(int units, Settings settings, Instant now) {
    return of(
        id,
        skuCode,
        variantId,
        stockLocationId,
        units,
        reserved,
        settings,
        archivedAt,
        createdAt,
        now,
        version + 1);
  }
}
