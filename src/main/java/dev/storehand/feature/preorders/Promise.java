package dev.storehand.feature.preorders;

import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.orders.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What buyers are promised with a sale.
 *
 * @param plan how it is paid, where it is known what it comes to
 * @param arrival when it comes
 */
record Promise(Optional<PaymentPlan> plan, Preorder.Arrival arrival) {

  /** What it gives the places of an offer's texts. */
  Map<String, String> words(Selling offer, String currency, Function<Instant, String> day) {
    Map<String, String> values = new HashMap<>();
    values.put("offer", offer.name());
    plan.ifPresent(
        each -> {
          values.put("deposit", Money.text(each.depositCents(), currency));
          values.put("balance", Money.text(each.balanceCents(), currency));
        });
    plan.flatMap(PaymentPlan::dueAt).ifPresent(due -> values.put("due_date", day.apply(due)));
    arrival.at().ifPresent(at -> values.put("delivery_date", day.apply(at)));
    return values;
  }
}
