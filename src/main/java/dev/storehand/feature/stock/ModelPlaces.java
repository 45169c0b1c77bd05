package dev.storehand.feature.stock;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.feature.stock.InventoryModel.ModelLocation;
import dev.storehand.feature.stock.InventoryModel.ReturnLocation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads the locations that a client names for an inventory model. */
final class ModelPlaces {
  private final LocationStore locations = new LocationStore();

  /** A location that is to serve orders. */
  record Serving(
      @Doc("The location.") @Size(min = 1, max = 64) String stockLocationId,
      @Doc("1 is asked first; its place in this list unless told.") @Min(1) @Max(1000)
          Optional<Integer> priority,
      @Doc("True lets it serve nothing for the time being.") Optional<Boolean> onHold) {

    static Serving of(String location) {
      return new Serving(location, Optional.empty(), Optional.empty());
    }
  }

  /** A location that is to take returns. */
  record Returning(
      @Doc("The location.") @Size(min = 1, max = 64) String stockLocationId,
      @Doc("1 is asked first; its place in this list unless told.") @Min(1) @Max(1000)
          Optional<Integer> priority) {

    static Returning of(String location) {
      return new Returning(location, Optional.empty());
    }
  }

  /**
   * The locations, by priority. Holds them, so that nobody archives one meanwhile.
   *
   * @throws Problem 422 naming each that is unknown, archived or there twice, and each priority
   *     that stands twice
   */
  List<ModelLocation> serving(WriteTx tx, List<Serving> asked) {
    List<ModelLocation> all =
        IntStream.range(0, asked.size())
            .mapToObj(
                i ->
                    new ModelLocation(
                        asked.get(i).stockLocationId(),
                        asked.get(i).priority().orElse(i + 1),
                        asked.get(i).onHold().orElse(false)))
            .toList();
    check(
        tx,
        all.stream().map(ModelLocation::stockLocationId).toList(),
        all.stream().map(ModelLocation::priority).toList());
    return all.stream().sorted(Comparator.comparingInt(ModelLocation::priority)).toList();
  }

  /** The same for returns. */
  List<ReturnLocation> returning(WriteTx tx, List<Returning> asked) {
    List<ReturnLocation> all =
        IntStream.range(0, asked.size())
            .mapToObj(
                i ->
                    new ReturnLocation(
                        asked.get(i).stockLocationId(), asked.get(i).priority().orElse(i + 1)))
            .toList();
    check(
        tx,
        all.stream().map(ReturnLocation::stockLocationId).toList(),
        all.stream().map(ReturnLocation::priority).toList());
    return all.stream().sorted(Comparator.comparingInt(ReturnLocation::priority)).toList();
  }

  private void check(WriteTx tx, List<String> ids, List<Integer> priorities) {
    Set<String> inUse = locations.inUse(tx, ids);
    Set<String> seen = new HashSet<>();
    Set<Integer> taken = new HashSet<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String at = "locations[" + i + "].";
      if (!inUse.contains(ids.get(i))) {
        faults.add(new Fault(at + "stock_location_id", "is unknown or archived: " + ids.get(i)));
      } else if (!seen.add(ids.get(i))) {
        faults.add(new Fault(at + "stock_location_id", "is there twice: " + ids.get(i)));
      }
      if (!taken.add(priorities.get(i))) {
        faults.add(new Fault(at + "priority", "is there twice: " + priorities.get(i)));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults)
          .hint("Name each location in use once, with a priority of its own.")
          .next("list_stock_locations");
    }
  }
}
