package dev.storehand.feature.orders;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Difference;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Sums;
import dev.storehand.core.schema.Doc;
import dev.storehand.feature.stock.StockSumsStore;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a live shop adds up. */
public final class IntegrityActions extends Actions {
  /** The room of integrity. */
  public static final Room ROOM =
      new Room(
          "integrity",
          "Integrity",
          "The sums that stock, orders, customers and the market must always come to, on the live shop.");

  private static final int USUAL = 100;

  private final List<Sums> all;

  /** Of stock and orders, and of the rooms that come after them. */
  public IntegrityActions(Sums... more) {
    super(ROOM);
    this.all =
        Stream.concat(Stream.of(StockSumsStore.sums(), OrderSumsStore.sums()), Arrays.stream(more))
            .toList();
  }

  record CheckIntegrity(
      @Doc("At most so many differences of each rule; 100 unless told.") @Min(1) @Max(1000)
          Optional<Integer> most) {}

  /** What a check found. */
  @Doc("What a check of the shop's sums found.")
  record Integrity(
      @Doc("Whether everything adds up.") boolean sound,
      @Doc("When it was checked.") Instant checkedAt,
      @Doc("The rules that were checked.") List<String> rules,
      @Doc("What does not add up.") List<Difference> differences) {}

  final Action<CheckIntegrity, Integrity> checkIntegrity =
      get("/integrity")
          .named("check_integrity")
          .says(
              "Check that the shop's stock, ledger, orders, payments, customers and market add up.")
          .note("It reads everything in one consistent view; on a large shop it takes a while.")
          .alsoCalled(
              "audit the stock",
              "does the ledger match",
              "find drift",
              "do the numbers add up",
              "is the data consistent",
              "health check of the books")
          .needs("admin")
          .takes(CheckIntegrity.class)
          .gives(Integrity.class)
          .example(new CheckIntegrity(Optional.empty()))
          .reads(this::check);

  private Integrity check(CheckIntegrity in, ReadTx tx) {
    int most = in.most().orElse(USUAL);
    List<Difference> found = new ArrayList<>();
    all.forEach(sums -> found.addAll(sums.differences(tx, most)));
    List<String> rules = all.stream().flatMap(sums -> sums.names().stream()).toList();
    return new Integrity(found.isEmpty(), tx.now(), rules, found);
  }
}
