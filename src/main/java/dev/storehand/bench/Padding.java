package dev.storehand.bench;

import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Room;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Actions that do nothing, so that the list of tools is as long as the program's will be. */
final class Padding extends Actions {
  private static final int MOST_IN_A_TOOLSET = 40;

  private Padding(String toolset, int first, int count) {
    super(
        new Room(
            "bench",
            toolset,
            "Padding",
            "What the bench adds so that there are two hundred tools."));
    for (int i = first; i < first + count; i++) {
      declare(i);
    }
  }

  /** Rooms of so many actions together. */
  static List<Padding> rooms(int actions) {
    List<Padding> rooms = new ArrayList<>();
    for (int first = 0; first < actions; first += MOST_IN_A_TOOLSET) {
      rooms.add(
          new Padding(
              "bench_" + rooms.size(), first, Math.min(MOST_IN_A_TOOLSET, actions - first)));
    }
    return rooms;
  }

  record ChangeThing(
      @Doc("Which thing.") @Size(min = 1, max = 64) String id,
      @Doc("What it is called where people see it.") @Size(min = 1, max = 200) String name,
      @Doc("How many of it there are, as counted.") @Min(0) @Max(1_000_000) int quantity,
      @Doc("Why it is changed, in words you will filter by.") @Size(min = 1, max = 100)
          Optional<String> reason) {}

  @Doc("A thing as it now stands.")
  record Thing(
      @Doc("The thing's id.") String id,
      @Doc("What it is called where people see it.") String name,
      @Doc("How many of it there are.") int quantity,
      @Doc("Your own notes, by name.") Map<String, String> metadata,
      @Doc("When it was made.") Instant createdAt) {}

  private void declare(int number) {
    post("/bench/things" + number + "/:id/change")
        .named("change_thing_" + number)
        .says(
            "Change the thing number "
                + number
                + ", which is not there; the bench needs its name in a list.")
        .note("It is declared as long as an ordinary action is, and is never called.")
        .alsoCalled("alter thing " + number, "write down another thing " + number)
        .takes(ChangeThing.class)
        .gives(Thing.class)
        .example(new ChangeThing(id("thg", number + 1), "A thing", 1, Optional.of("counted")))
        .writes((in, tx) -> new Thing(in.id(), in.name(), in.quantity(), Map.of(), tx.now()));
  }
}
