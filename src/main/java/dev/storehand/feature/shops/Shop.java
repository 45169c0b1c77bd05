package dev.storehand.feature.shops;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.ReadOnly;
import dev.storehand.core.schema.Sense;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A shop: one merchant's world. Live and test data share its settings. */
@Doc("A shop.")
public record Shop(
    @ReadOnly @Doc("The shop's id.") String id,
    @Doc("Its name.") @Size(min = 1, max = 100) String name,
    @Doc("Its currency, ISO 4217; prices without one are in it.")
        @Size(max = 3)
        @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
        @Means(Senses.Currency.class)
        String currency,
    @Doc("Its time zone, such as Europe/Berlin; whole days and reports follow it.")
        @Size(min = 1, max = 60)
        @Means(Senses.TimeZone.class)
        String timeZone,
    @Doc("What the market charges on a sale.") @Size(max = 10) List<Fee> fees,
    @Doc("How an order can be sent, and for how much.") @Size(max = 20) @Means(DistinctCodes.class)
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
          Optional<Integer> amountCents,
      @Doc("buyer: on top of the price, unless told; seller: off his payout.")
          Optional<Bearer> borneBy) {}

  /** Who bears a fee. */
  public enum Bearer {
    BUYER,
    SELLER
  }

  /** A way to send an order. */
  public record ShippingOption(
      @Doc("Its code, such as STANDARD.")
          @Size(min = 1, max = 40)
          @Pattern(regexp = "^[A-Z][A-Z0-9_]*$", message = "must be capitals, digits and _")
          String code,
      @Doc("What a buyer reads.") @Size(min = 1, max = 100) String name,
      @Doc("Its price in minor units of the shop's currency.") @Min(0) @Max(100_000_000)
          int priceCents) {}

  /** No two ways to send an order have one code. */
  static final class DistinctCodes implements Sense {
    @Override
    public List<Fault> faults(String path, JsonNode value) {
      Set<String> codes = new HashSet<>();
      List<Fault> faults = new ArrayList<>();
      for (int i = 0; i < value.size(); i++) {
        JsonNode code = value.get(i).path("code");
        if (code.isString() && !codes.add(code.stringValue())) {
          faults.add(new Fault(path + "[" + i + "].code", "is there twice"));
        }
      }
      return faults;
    }
  }

  /** The shop as changed by a patch. */
  Shop changed(Shop next, Instant now) {
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
}
