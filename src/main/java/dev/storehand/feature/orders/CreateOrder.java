package dev.storehand.feature.orders;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an order is made of. */
public record CreateOrder(
    @Doc("What is bought.") @Size(min = 1, max = 100) List<Line> lines,
    @Doc("True places it at once; otherwise it is a draft that holds its stock for a while.")
        Optional<Boolean> place,
    @Doc("Who buys, by email address; the customer is made with the first order.")
        @Size(min = 3, max = 254)
        @Pattern(regexp = "^[^@\\s]+@[^@\\s]+$", message = "must be an email address")
        Optional<String> customerEmail,
    @Doc("What a new customer is called.") @Size(min = 1, max = 200) Optional<String> customerName,
    @Doc("Who buys, by id, instead of the email address.") @Size(min = 1, max = 64)
        Optional<String> customerId,
    @Doc("The market, by id or code; the shop's default unless told.") @Size(min = 1, max = 64)
        Optional<String> market,
    @Doc("What is taken off the lines' sum, in minor units.") @Min(0) @Max(Money.MOST)
        Optional<Long> discountCents,
    @Doc("Tax that comes on top, in minor units.") @Min(0) @Max(Money.MOST) Optional<Long> taxCents,
    @Doc("What sending costs, in minor units.") @Min(0) @Max(Money.MOST)
        Optional<Long> shippingCents,
    @Doc("Words of your own to filter by.") @Size(max = 50) @Means(Senses.Distinct.class)
        Optional<List<@Size(min = 1, max = 100) String>> tags,
    @Doc("Where it is sent.") Optional<Address> shippingAddress,
    @Doc("Who is billed.") Optional<Address> billingAddress,
    @Doc("A note of your own.") @Size(min = 1, max = 2000) Optional<String> note,
    @Doc("Your own identifier for it, such as a till's.") @Size(min = 1, max = 200)
        Optional<String> reference,
    @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
        Optional<String> referenceOrigin,
    @Doc("Your own notes, by name.") @Size(max = 50)
        Optional<Map<String, @Size(max = 500) String>> metadata) {

  /** Some of one SKU. */
  public record Line(
      @Doc("The SKU's code; or send variant_id.") @Size(min = 1, max = 100)
          Optional<String> skuCode,
      @Doc("The SKU by its variant id: the way for variants without a code.")
          @Size(min = 1, max = 64)
          Optional<String> variantId,
      @Doc("How many.") @Min(1) @Max(1_000_000) int quantity,
      @Doc("What one costs, in minor units; the variant's own price unless told.")
          @Min(0)
          @Max(1_000_000_000_000L)
          Optional<Long> unitCents,
      @Doc("What is taken off the line, in percent; half up to the minor unit.")
          @DecimalMin("0")
          @DecimalMax("100")
          @Digits(integer = 3, fraction = 2)
          Optional<BigDecimal> discountPercentage) {

    /** So many of a SKU at its own price. */
    static Line of(String skuCode, int quantity) {
      return new Line(
          Optional.of(skuCode), Optional.empty(), quantity, Optional.empty(), Optional.empty());
    }
  }

  /** For somebody, and nothing else. */
  static CreateOrder of(String email, boolean place, List<Line> lines) {
    return new CreateOrder(
        lines,
        Optional.of(place),
        Optional.of(email),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, placed at once. */
  CreateOrder placed() {
    return new CreateOrder(
        lines,
        Optional.of(true),
        customerEmail,
        customerName,
        customerId,
        market,
        discountCents,
        taxCents,
        shippingCents,
        tags,
        shippingAddress,
        billingAddress,
        note,
        reference,
        referenceOrigin,
        metadata);
  }

  OrderState.Marks marks() {
    return new OrderState.Marks(
        tags.orElse(List.of()),
        shippingAddress,
        billingAddress,
        note,
        reference,
        referenceOrigin,
        metadata.orElse(Map.of()));
  }
}
