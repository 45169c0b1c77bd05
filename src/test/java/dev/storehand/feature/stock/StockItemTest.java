package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.stock.StockItem.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The rules of a stock item, without a database. */
class StockItemTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(1);

  @Test
  void availableIsQuantityLessReserved() {
    StockItem item = item(10, 4);
    assertThat(item.available()).isEqualTo(6);
    assertThat(item.oversold()).isZero();
  }

  @Test
  void availableIsNeverNegativeAndOversoldShowsTheRest() {
    StockItem item = item(3, 5);
    assertThat(item.available()).isZero();
    assertThat(item.oversold()).isEqualTo(2);
  }

  @Test
  void anAdjustmentAddsToTheQuantityAndMovesTheVersion() {
    StockItem after = item(10, 4).adjusted(-6, LATER);
    assertThat(after.quantity()).isEqualTo(4);
    assertThat(after.available()).isZero();
    assertThat(after.version()).isEqualTo(2);
    assertThat(after.updatedAt()).isEqualTo(LATER);
    assertThat(after.createdAt()).isEqualTo(NOW);
  }

  @Test
  void whatIsReservedCannotBeTaken() {
    Problem problem = refused(() -> item(10, 4).adjusted(-7, LATER), Code.INSUFFICIENT_STOCK);
    assertThat(problem.detail())
        .isEqualTo("Only 6 of TEE can be taken, not 7: it has 10, of which 4 are reserved");
    assertThat(problem.hint()).contains("at most 6");
    assertThat(problem.nextActions()).contains("adjust_stock");
  }

  @Test
  void aQuantityNeverFallsBelowZero() {
    refused(() -> item(0, 0).adjusted(-1, LATER), Code.INSUFFICIENT_STOCK);
    refused(() -> item(5, 0).adjusted(-StockItem.MOST_UNITS, LATER), Code.INSUFFICIENT_STOCK);
  }

  @Test
  void anOversoldItemMayStillReceiveUnits() {
    assertThat(item(3, 5).adjusted(1, LATER).quantity()).isEqualTo(4);
    refused(() -> item(3, 5).adjusted(-1, LATER), Code.INSUFFICIENT_STOCK);
  }

  @Test
  void aQuantityBeyondTheBoundIsAFaultOfTheDelta() {
    StockItem full = item(StockItem.MOST_UNITS, 0);
    Problem problem = refused(() -> full.adjusted(1, LATER), Code.UNPROCESSABLE);
    assertThat(problem.faults().get(0).path()).isEqualTo("delta");
    assertThat(item(StockItem.MOST_UNITS - 1, 0).adjusted(1, LATER).quantity())
        .isEqualTo(StockItem.MOST_UNITS);
  }

  @Test
  void aCountBelowTheReservedIsRefused() {
    refused(() -> item(10, 4).counted(3, LATER), Code.INSUFFICIENT_STOCK);
    assertThat(item(10, 4).counted(4, LATER).quantity()).isEqualTo(4);
  }

  @Test
  void anOversoldItemMayBeCountedUpEvenBelowItsReserved() {
    assertThat(item(1, 5).counted(3, LATER).oversold()).isEqualTo(2);
    refused(() -> item(3, 5).counted(2, LATER), Code.INSUFFICIENT_STOCK);
  }

  @Test
  void anItemWithReservedUnitsCannotBeRemoved() {
    Problem problem = refused(() -> item(10, 1).emptied(LATER), Code.CONFLICT);
    assertThat(problem.hint()).contains("reservations have ended");
    assertThat(item(10, 0).emptied(LATER).quantity()).isZero();
  }

  @Test
  void lowMeansAtOrBelowTheThreshold() {
    assertThat(watched(6, 0, 5).low()).isFalse();
    assertThat(watched(5, 0, 5).low()).isTrue();
    assertThat(watched(9, 4, 5).low()).isTrue();
    assertThat(item(0, 0).low()).isFalse();
  }

  @Test
  void crossingTheThresholdDownwardsSignalsLowOnce() {
    StockItem six = watched(6, 0, 5);
    StockItem five = six.adjusted(-1, LATER);
    assertThat(five.signalsSince(six)).containsExactly("stock.item.low");
    assertThat(five.adjusted(-1, LATER).signalsSince(five)).isEmpty();
    assertThat(six.signalsSince(five)).isEmpty();
  }

  @Test
  void theLastAvailableUnitSignalsDepletedAndTheNextOneBackInStock() {
    StockItem one = item(3, 2);
    StockItem none = one.adjusted(-1, LATER);
    assertThat(none.signalsSince(one)).containsExactly("stock.item.depleted");
    assertThat(one.signalsSince(none)).containsExactly("stock.item.back_in_stock");
  }

  @Test
  void unitsThatComeAndWereAllPromisedBeforeSignalPromisedArrived() {
    StockItem owing = item(0, 3);
    StockItem one = owing.adjusted(1, LATER);
    StockItem three = one.adjusted(2, LATER);
    assertThat(one.signalsSince(owing)).containsExactly("stock.item.promised_arrived");
    assertThat(three.signalsSince(one)).containsExactly("stock.item.promised_arrived");
    assertThat(three.adjusted(1, LATER).signalsSince(one))
        .as("there is more than was promised")
        .containsExactly("stock.item.back_in_stock");
    assertThat(one.moved(0, -1, LATER).signalsSince(one)).as("nothing came").isEmpty();
  }

  @Test
  void theLastUnitThatLeavesThoughMoreArePromisedSignalsOverdrawn() {
    StockItem one = item(1, 2);
    StockItem none = one.moved(-1, -1, LATER);
    assertThat(none.signalsSince(one)).containsExactly("stock.item.overdrawn");
    assertThat(none.moved(0, -1, LATER).signalsSince(none)).isEmpty();
    assertThat(one.moved(-1, -2, LATER).signalsSince(one)).isEmpty();
  }

  @Test
  void anArchivedItemTakesNoChange() {
    StockItem archived =
        StockItem.of(
            "sti_1",
            Optional.of("TEE"),
            "var_1",
            "loc_1",
            0,
            0,
            Settings.NONE,
            Optional.of(NOW),
            NOW,
            NOW,
            1);
    refused(() -> archived.adjusted(1, LATER), Code.INVALID_TRANSITION);
    refused(() -> archived.counted(1, LATER), Code.INVALID_TRANSITION);
    StockItem marked =
        StockItem.of(
            "sti_1",
            Optional.of("TEE"),
            "var_1",
            "loc_1",
            0,
            0,
            new Settings(Optional.of(5), Optional.empty(), Optional.empty(), Map.of()),
            Optional.of(NOW),
            NOW,
            NOW,
            1);
    refused(() -> archived.changed(marked, LATER), Code.INVALID_TRANSITION);
    assertThat(archived.changed(archived, LATER)).isSameAs(archived);
  }

  private static Problem refused(ThrowingCallable call, Code code) {
    Problem[] caught = new Problem[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              caught[0] = problem;
            });
    return caught[0];
  }

  private static StockItem item(int quantity, int reserved) {
    return with(quantity, reserved, Settings.NONE);
  }

  private static StockItem watched(int quantity, int reserved, int threshold) {
    Settings settings =
        new Settings(Optional.of(threshold), Optional.empty(), Optional.empty(), Map.of());
    return with(quantity, reserved, settings);
  }

  private static StockItem with(int quantity, int reserved, Settings settings) {
    return StockItem.of(
        "sti_1",
        Optional.of("TEE"),
        "var_1",
        "loc_1",
        quantity,
        reserved,
        settings,
        Optional.empty(),
        NOW,
        NOW,
        1);
  }
}
