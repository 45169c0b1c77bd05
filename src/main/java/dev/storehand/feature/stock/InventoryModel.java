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
  static final int CUTOFF = 2;
  static final int MOST_CUTOFF = 10;
  static final int HOLD = 3600;
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

  /** The model without stock transfers: what it would bring together is sent from where it is. */
  InventoryModel sendingFromAnywhere() {
    boolean brings =
        strategy == Strategy.SHIP_FROM_PRIMARY
            || strategy == Strategy.SHIP_FROM_FIRST_AVAILABLE_OR_PRIMARY;
    return brings
        ? new InventoryModel(
            id,
            name,
            Strategy.SPLIT_SHIPMENTS,
            stockLocationsCutoff,
            stockReservationCutoff,
            decrementOn,
            putTransfersOnHold,
            joinNewLocations,
            isDefault,
            locations,
            returnLocations,
            reference,
            referenceOrigin,
            metadata,
            createdAt,
            updatedAt,
            version)
        : this;
  }

  /** When units held now are free again. */
  public Instant heldUntil(Instant now) {
    return now.plusSeconds(stockReservationCutoff);
  }

  /** What a shop begins with: every location, and an order takes units wherever they are. */
  static InventoryModel first(String id, List<String> locationIds, Instant now) {
    return new InventoryModel(
            id,
            "Default",
            Strategy.SPLIT_SHIPMENTS,
            Optional.empty(),
            HOLD,
            DecrementOn.PLACE,
            false,
            true,
            true,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            now,
            now,
            1)
        .joinedBy(locationIds);
  }

  private InventoryModel joinedBy(List<String> locationIds) {
    List<ModelLocation> all = new ArrayList<>(locations);
    for (String each : locationIds) {
      if (all.stream().noneMatch(there -> there.stockLocationId().equals(each))) {
        int last = all.stream().mapToInt(ModelLocation::priority).max().orElse(0);
        all.add(new ModelLocation(each, last + 1, false));
      }
    }
    return with(this, isDefault, List.copyOf(all), returnLocations, updatedAt, version);
  }

  /** The model with one more location at its end; one that is there stays where it is. */
  InventoryModel joinedBy(String locationId, Instant now) {
    InventoryModel joined = joinedBy(List.of(locationId));
    return joined.equals(this)
        ? this
        : with(joined, isDefault, joined.locations, returnLocations, now, version + 1);
  }

  /** The model without a location that is closed. */
  InventoryModel leftBy(String locationId, Instant now) {
    List<ModelLocation> serve =
        locations.stream().filter(each -> !each.stockLocationId().equals(locationId)).toList();
    List<ReturnLocation> take =
        returnLocations.stream().filter(e -> !e.stockLocationId().equals(locationId)).toList();
    return serve.equals(locations) && take.equals(returnLocations)
        ? this
        : with(this, isDefault, serve, take, now, version + 1);
  }

  /** The model as changed by a patch. */
  InventoryModel changed(InventoryModel next, Instant now) {
    if (isDefault && !next.isDefault) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "The inventory model " + id + " is the default and cannot simply stop being it")
          .hint("Make another model the default with update_inventory_model, is_default: true.")
          .next("list_inventory_models", "update_inventory_model");
    }
    return with(next, next.isDefault, locations, returnLocations, now, version + 1);
  }

  /** The model, no longer the default. */
  InventoryModel steppedDown(Instant now) {
    return with(this, false, locations, returnLocations, now, version + 1);
  }

  /** The model with these locations instead. */
  InventoryModel servedFrom(List<ModelLocation> next, Instant now) {
    return with(this, isDefault, List.copyOf(next), returnLocations, now, version + 1);
  }

  /** The model with returns going to these locations instead. */
  InventoryModel returningTo(List<ReturnLocation> next, Instant now) {
    return with(this, isDefault, locations, List.copyOf(next), now, version + 1);
  }

  private InventoryModel with(
      InventoryModel next,
      boolean theDefault,
      List<ModelLocation> serve,
      List<ReturnLocation> take,
      Instant changedAt,
      long count) {
    return new InventoryModel(
        id,
        next.name,
        next.strategy,
        next.stockLocationsCutoff,
        next.stockReservationCutoff,
        next.decrementOn,
        next.putTransfersOnHold,
        next.joinNewLocations,
        theDefault,
        serve,
        take,
        next.reference,
        next.referenceOrigin,
        Map.copyOf(next.metadata),
        createdAt,
        changedAt,
        count);
  }
}
