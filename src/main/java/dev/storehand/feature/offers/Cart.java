package dev.storehand.feature.offers;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much one buyer may order. */
@Doc("How much one order, and one customer, may hold of an offer.")
public record Cart(
    @Doc("At least so many units in one order.") @Min(1) @Max(10_000) Optional<Integer> minPerOrder,
    @Doc("At most so many units in one order.") @Min(1) @Max(10_000) Optional<Integer> maxPerOrder,
    @Doc("At most so many units for one customer, over all orders that are not cancelled.")
        @Min(1)
        @Max(10_000)
        Optional<Integer> maxPerCustomer,
    @Doc("Whether an order may hold other goods too.") boolean mixedCarts) {

  static Cart usual() {
    return new Cart(Optional.empty(), Optional.empty(), Optional.empty(), true);
  }

  List<Fault> faults(String path) {
    List<Fault> faults = new ArrayList<>();
    int least = minPerOrder.orElse(1);
    if (maxPerOrder.filter(most -> most < least).isPresent()) {
      faults.add(new Fault(path + ".max_per_order", "is less than min_per_order: " + least));
    }
    if (maxPerCustomer.filter(most -> most < least).isPresent()) {
      faults.add(new Fault(path + ".max_per_customer", "is less than min_per_order: " + least));
    }
    return List.copyOf(faults);
  }
}
