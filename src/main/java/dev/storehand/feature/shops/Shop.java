package dev.storehand.feature.shops;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.ReadOnly;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A shop: one merchant's world. Live and test data share its settings. */
@Doc("A shop.")
public record Shop(
    @ReadOnly @Doc("The shop's id.") String id,
    @Doc("Its name.") @Size(min = 1, max = 100) String name,
    @Doc("Its currency, ISO 4217; prices without one are in it.")
        @Size(max = 3)
        @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
        String currency,
    @Doc("Its time zone, such as Europe/Berlin; whole days and reports follow it.")
        @Size(min = 1, max = 60)
        String timeZone,
    @Doc("What the market charges on a sale.") @Size(max = 10) List<Fee> fees,
    @Doc("How an order can be sent, and for how much.") @Size(max = 20)
        List<ShippingOption> shippingOptions,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change.") long version)
    implements Versioned {

  /** A charge on a sale: a fixed part, a percentage, or both. */
  public record Fee(
      @Doc("Its name, such as transaction fee.") @Size(min = 1, max = 60) String name,
      @Doc("A percentage of the amount, at most 2 decimals.")
          @DecimalMin("0")
          @DecimalMax("100")
          @Digits(integer = 3, fraction = 2)
          Optional<BigDecimal> percentage,
      @Doc("A fixed amount in minor units of the shop's currency.") @Min(0) @Max(100_000_000)
          Optional<Integer> amountCents) {}

  /** A way to send an order. */
  public record ShippingOption(
      @Doc("Its code, such as STANDARD.")
          @Size(min = 1, max = 40)
          @Pattern(regexp = "^[A-Z][A-Z0-9_]*$", message = "must be capitals, digits and _")
          String code,
      @Doc("What a buyer reads.") @Size(min = 1, max = 100) String name,
      @Doc("Its price in minor units of the shop's currency.") @Min(0) @Max(100_000_000)
          int priceCents) {}

  /** The shop as changed by a patch, checked. */
  Shop changed(Shop next, Instant now) {
    List<Fault> faults = new ArrayList<>();
    if (!isCurrency(next.currency)) {
      faults.add(new Fault("currency", "is not an ISO 4217 currency: " + next.currency));
    }
    if (!isZone(next.timeZone)) {
      faults.add(
          new Fault(
              "time_zone", "is not a time zone: " + next.timeZone + "; one is Europe/Berlin"));
    }
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < next.shippingOptions.size(); i++) {
      if (!codes.add(next.shippingOptions.get(i).code())) {
        faults.add(new Fault("shipping_options[" + i + "].code", "is there twice"));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults);
    }
    return new Shop(
        id,
        next.name,
        next.currency,
        next.timeZone,
        next.fees,
        next.shippingOptions,
        createdAt,
        now,
        version + 1);
  }

  /** Whether a text is an ISO 4217 currency. */
  public static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(each -> each.getCurrencyCode().equals(code));
  }

  static boolean isZone(String name) {
    try {
      return ZoneId.of(name).getId().equals(name);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
