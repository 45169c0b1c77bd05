package dev.storehand.feature.stock;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.ReadOnly;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From which locations a market's orders are served, in which order, and when the units leave the
 * quantity.
 */
@Doc("An inventory model: from which locations orders are served, and how.")
public record InventoryModel(
    @ReadOnly @Doc("The model's id.") String id,
    @Doc("Its name.") @Size(min = 1, max = 100) String name,
    @Doc("How an order's units are found at the locations, and in how many shipments they go.")
        Strategy strategy,
    @Doc("Only so many locations serve an order, by priority; absent: all of them.")
        @Min(1)
        @Max(InventoryModel.MOST_CUTOFF)
        Optional<Integer> stockLocationsCutoff,
    @Doc("Seconds after which units held for a draft are free again.")
        @Min(1)
        @Max(InventoryModel.LONGEST_HOLD)
        int stockReservationCutoff,
    @Doc("When an order's units leave the quantity; until then they are reserved.")
        DecrementOn decrementOn,
    @Doc("Whether an order's stock transfers wait on hold when its fulfilment begins.")
        boolean putTransfersOnHold,
    @Doc("Whether a new location joins at the end by itself.") boolean joinNewLocations,
    @Doc("Whether it serves markets that name no model; set it here to make it so.")
        boolean isDefault,
    @ReadOnly @Doc("Its locations, by priority.") List<ModelLocation> locations,
    @ReadOnly @Doc("Where returns go, by priority.") List<ReturnLocation> returnLocations,
    @Doc("Your own identifier for it, such as an ERP's.") @Size(min = 1, max = 200)
        Optional<String> reference,
    @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
        Optional<String> referenceOrigin,
    @Doc("Your own notes, by name.") @Size(max = 50) Map<String, @Size(max = 500) String> metadata,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change.") long version)
    implements Versioned {
  static final int MOST_CUTOFF = 10;
  static final int LONGEST_HOLD = 30 * 24 * 3600;

  /** A location that serves orders. */
  @Doc("A location that serves orders.")
  public record ModelLocation(
      @Doc("The location.") @Size(min = 1, max = 64) String stockLocationId,
      @Doc("1 is asked first; each priority stands once.") @Min(1) @Max(1000) int priority,
      @Doc("Whether it serves nothing for the time being.") boolean onHold) {}

  /** A location that takes returns. */
  @Doc("A location that takes returns.")
  public record ReturnLocation(
      @Doc("The location.") @Size(min = 1, max = 64) String stockLocationId,
      @Doc("1 is asked first; each priority stands once.") @Min(1) @Max(1000) int priority) {}

  /** The locations that serve orders now, the first first. */
  public List<String> serving() {
    return locations.stream()
        .filter(each -> !each.onHold())
        .sorted(Comparator.comparingInt(ModelLocation::priority))
        .map(ModelLocation::stockLocationId)
        .limit(stockLocationsCutoff.orElse(Integer.MAX_VALUE))
        .toList();
  }

  /**
   * Where a return goes unless somebody says otherwise: the first return location, else the first.
   */
  public Optional<String> returnsTo() {
    return returnLocations.stream()
        .min(Comparator.comparingInt(ReturnLocation::priority))
        .map(ReturnLocation::stockLocationId)
        .or(() -> serving().stream().findFirst());
  }

  /** When units held now are free again. */
  public Instant heldUntil(Instant now) {
    return now.plusSeconds(stockReservationCutoff);
  }
}
