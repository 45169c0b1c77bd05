package dev.storehand.feature.preorders;

import dev.storehand.core.action.Actions;
import java.time.Duration;

/** What time and other rooms bring about in preorders. */
public final class PreorderClock extends Actions {
  private static final Duration EVERY = Duration.ofMinutes(1);

  public PreorderClock(PreorderDesk desk) {
    super(PreorderActions.ROOM);
    PreorderStore store = new PreorderStore();
    after("payment.captured", "keep_preorder_paid", desk.outcomes()::captured);
    after("payment.failed", "keep_preorder_failed", desk.outcomes()::failed);
    after("payment.updated", "keep_preorder_waiting", desk.outcomes()::changed);
    after("payment.voided", "keep_preorder_voided", desk.outcomes()::voided);
    after("order.refunded", "tell_preorder_refunded", desk.arrivals()::refunded);
    after("order.fulfilled", "charge_fulfilled_preorder", desk.arrivals()::fulfilled);
    after("offer.settings_updated", "follow_preorder_offer", desk.arrivals()::offerChanged);
    after(
        "offer.settings_updated",
        "follow_offer_reminders",
        desk.reminding()::concerned,
        desk.reminding()::follow);
    after(
        "stock.item.back_in_stock",
        "release_preorders",
        desk.arrivals()::waitingFor,
        desk.arrivals()::tryOne);
    after(
        "stock.item.promised_arrived",
        "release_promised_preorders",
        desk.arrivals()::waitingFor,
        desk.arrivals()::tryOne);
    every(EVERY, "attend_arrived_preorders", store::arrived, desk.arrivals()::tryOne);
    every(EVERY, "charge_preorder_balances", store::toBeCharged, desk.charging()::due);
    every(EVERY, "remind_of_preorder_balances", store::toBeReminded, desk.reminding()::due);
  }
}
