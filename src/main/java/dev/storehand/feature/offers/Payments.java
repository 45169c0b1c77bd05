package dev.storehand.feature.offers;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When buyers pay: all at once, or a deposit now and the rest later. */
@Doc("When the buyers of an offer pay.")
public record Payments(
    @Doc("full: all at once; deposit: a part now, the balance later.") Type type,
    @Doc("The part that is paid now.") Deposit deposit,
    @Doc("The rest, and when it is due.") RemainingBalance remainingBalance,
    @Doc("Being told that the balance is due.") Reminders reminders) {

  /** How much is paid at the start. */
  public enum Type {
    FULL,
    DEPOSIT
  }

  /** How a deposit is told. */
  public enum DepositType {
    PERCENTAGE,
    AMOUNT
  }

  /** When the balance is due. */
  public enum Due {
    ON_RELEASE,
    AT,
    AFTER_INTERVAL,
    ON_FULFILLMENT
  }

  /** The deposit. */
  public record Deposit(
      @Doc("percentage of the order, or an amount of money.") DepositType type,
      @Doc("How many percent of the order's total, 0 included; half up to the minor unit.")
          @DecimalMin("0")
          @DecimalMax("100")
          @Digits(integer = 3, fraction = 2)
          Optional<BigDecimal> percentage,
      @Doc(
              "How much for each unit, in minor units of the order's currency; never more than its price.")
          @Min(0)
          @Max(1_000_000_000_000L)
          Optional<Long> amountCents) {}

  /** The balance. */
  public record RemainingBalance(
      @Doc("Whether the clock charges it when it is due.") boolean autoCollect,
      @Doc("on_release, at a time, after_interval from the order, or on_fulfillment.") Due due,
      @Doc("The time, where due is at; to come when it is set.") Optional<Instant> dueAt,
      @Doc("How many days after the order, where due is after_interval.") @Min(1) @Max(730)
          Optional<Integer> intervalDays) {}

  /** Reminders. */
  public record Reminders(
      @Doc(
              "Whether buyers get the payment_reminder letter, where the balance is due at a time or after_interval.")
          boolean enabled,
      @Doc("How many days before it is due they get it, once.") @Min(1) @Max(60) int daysBefore,
      @Doc(
              "How many days after it was due they get it once more, where it is not paid yet; absent: not at all.")
          @Min(1)
          @Max(60)
          Optional<Integer> daysAfter) {}

  static Payments usual() {
    return new Payments(
        Type.FULL,
        new Deposit(DepositType.PERCENTAGE, Optional.of(BigDecimal.valueOf(20)), Optional.empty()),
        new RemainingBalance(false, Due.ON_RELEASE, Optional.empty(), Optional.empty()),
        new Reminders(false, 3, Optional.empty()));
  }

  List<Fault> faults(String path) {
    List<Fault> faults = new ArrayList<>();
    if (deposit.type() == DepositType.PERCENTAGE && deposit.percentage().isEmpty()) {
      faults.add(new Fault(path + ".deposit.percentage", "is missing: type is percentage"));
    }
    if (deposit.type() == DepositType.AMOUNT && deposit.amountCents().isEmpty()) {
      faults.add(new Fault(path + ".deposit.amount_cents", "is missing: type is amount"));
    }
    if (remainingBalance.due() == Due.AT && remainingBalance.dueAt().isEmpty()) {
      faults.add(new Fault(path + ".remaining_balance.due_at", "is missing: due is at"));
    }
    if (remainingBalance.due() == Due.AFTER_INTERVAL && remainingBalance.intervalDays().isEmpty()) {
      faults.add(
          new Fault(
              path + ".remaining_balance.interval_days", "is missing: due is after_interval"));
    }
    return List.copyOf(faults);
  }
}
