package dev.storehand.feature.orders;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** By what orders can be found. */
record ListOrders(
    @Doc("Only these, by id.") @Size(min = 1, max = 100)
        Optional<List<@Size(min = 1, max = 64) String>> ids,
    @Doc("Only those of this status.") Optional<OrderStatus> status,
    @Doc("Only those at this stage: where they are in one word, derived from the three statuses.")
        Optional<Stage> stage,
    @Doc("Only those paid so far.") Optional<PaymentStatus> paymentStatus,
    @Doc("Only those whose goods are so far.") Optional<FulfillmentStatus> fulfillmentStatus,
    @Doc("Only this customer's.") @Size(min = 1, max = 64) Optional<String> customerId,
    @Doc("Only those of the customer with this email address.") @Size(min = 1, max = 254)
        Optional<String> customerEmail,
    @Doc("Only those with one of these SKU codes.") @Size(min = 1, max = 100)
        Optional<List<@Size(min = 1, max = 100) String>> skuCodes,
    @Doc("Only those with this variant.") @Size(min = 1, max = 64) Optional<String> variantId,
    @Doc("Only those made in this market, by its id.") @Size(min = 1, max = 64)
        Optional<String> marketId,
    @Doc("Only those with one of these tags.") @Size(min = 1, max = 50)
        Optional<List<@Size(min = 1, max = 100) String>> tags,
    @Doc("Only the one with this number.") @Min(1) @Max(Money.MOST) Optional<Long> number,
    @Doc("Only those with this reference.") @Size(min = 1, max = 200) Optional<String> reference,
    @Doc("Made at or after this time.") Optional<TimeOrDay> from,
    @Doc("Made at or before this time.") Optional<TimeOrDay> to,
    @Doc("Placed at or after this time.") Optional<TimeOrDay> placedFrom,
    @Doc("Placed at or before this time.") Optional<TimeOrDay> placedTo,
    @Doc("That come to at least so much.") @Min(0) @Max(Money.MOST) Optional<Long> totalCentsFrom,
    @Doc("That come to at most so much.") @Min(0) @Max(Money.MOST) Optional<Long> totalCentsTo) {

  /** Every order at this stage. */
  static ListOrders at(Optional<Stage> stage) {
    return new ListOrders(
        Optional.empty(),
        Optional.empty(),
        stage,
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
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
