package dev.storehand.feature.offers;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What an offer takes off the price. */
@Doc("What an offer takes off the price.")
public record Pricing(
    @Doc("none, percentage off, or fixed_amount off each unit.") Discount type,
    @Doc("How many percent, at most 2 decimals, where it is percentage.")
        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 2)
        Optional<BigDecimal> percentage,
    @Doc("How much in minor units of the order's currency, where it is fixed_amount.")
        @Min(0)
        @Max(1_000_000_000_000L)
        Optional<Long> amountCents,
    @Doc("What is shown of it, such as Save {{ discount }}; may be empty.")
        @Size(max = 100)
        @Means(Template.class)
        String discountText) {

  /** In which way. */
  public enum Discount {
    NONE,
    PERCENTAGE,
    FIXED_AMOUNT
  }

  static Pricing usual() {
    return new Pricing(Discount.NONE, Optional.empty(), Optional.empty(), "Save {{ discount }}");
  }

  List<Fault> faults(String path) {
    if (type == Discount.PERCENTAGE && percentage.isEmpty()) {
      return List.of(new Fault(path + ".percentage", "is missing: type is percentage"));
    }
    return type == Discount.FIXED_AMOUNT && amountCents.isEmpty()
        ? List.of(new Fault(path + ".amount_cents", "is missing: type is fixed_amount"))
        : List.of();
  }
}
