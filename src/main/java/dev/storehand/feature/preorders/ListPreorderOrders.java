package dev.storehand.feature.preorders;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** By what preorders can be found. */
record ListPreorderOrders(
    @Doc("Only these, by id.") @Size(min = 1, max = 100)
        Optional<List<@Size(min = 1, max = 64) String>> ids,
    @Doc("Only those in this state.") Optional<PreorderState> state,
    @Doc("Only those that are not released because of this.") Optional<WaitingFor> waitingFor,
    @Doc("Only those of this offer.") @Size(min = 1, max = 64) Optional<String> offerId,
    @Doc("Only those that preorder this variant.") @Size(min = 1, max = 64)
        Optional<String> variantId,
    @Doc("Only this customer's.") @Size(min = 1, max = 64) Optional<String> customerId,
    @Doc("Only those of the customer with this email address.") @Size(min = 1, max = 254)
        Optional<String> customerEmail,
    @Doc("Only those made in this market, by its id.") @Size(min = 1, max = 64)
        Optional<String> marketId,
    @Doc("Only those with one of these tags.") @Size(min = 1, max = 50)
        Optional<List<@Size(min = 1, max = 100) String>> tags,
    @Doc("Only the one with this number.") @Min(1) @Max(9_007_199_254_740_991L)
        Optional<Long> number,
    @Doc("Only those of which this is held.") Optional<Held> held,
    @Doc("Only those whose balance is due so.") Optional<BalanceDue> balanceDue,
    @Doc("True: only those whose last charge failed; false: only the others.")
        Optional<Boolean> failed,
    @Doc("Placed at or after this time.") Optional<TimeOrDay> from,
    @Doc("Placed at or before this time.") Optional<TimeOrDay> to,
    @Doc("To be delivered at or after this time.") Optional<TimeOrDay> deliveryFrom,
    @Doc("To be delivered at or before this time.") Optional<TimeOrDay> deliveryTo) {

  /** Every preorder in a state. */
  static ListPreorderOrders in(Optional<PreorderState> state) {
    return new ListPreorderOrders(
        Optional.empty(),
        state,
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
