package dev.storehand.feature.preorders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.messages.Messages;
import dev.storehand.feature.offers.OfferCounts;
import dev.storehand.feature.orders.Order;
import dev.storehand.feature.orders.OrderLine;
import dev.storehand.feature.orders.Presold;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Keeps preorders true when their orders end, by whatever road. */
public final class PreorderLines implements Presold {
  private final PreorderStore store = new PreorderStore();
  private final Messages messages = new Messages();
  private final OfferCounts counts = new OfferCounts();

  @Override
  public void cancelled(WriteTx tx, Order order) {
    order.lines().stream()
        .filter(OrderLine::isPreorder)
        .sorted(Comparator.comparing(OrderLine::variantId))
        .forEach(
            line ->
                counts.giveUp(
                    tx,
                    line.offerVariantId().orElseThrow(),
                    order.marketId(),
                    line.quantity(),
                    !line.waiting()));
    Preorder before = store.get(tx, order.id());
    Preorder after = before.with(before.tries().at(Optional.empty()));
    store.save(tx, after);
    messages.removeSecrets(tx, order.id());
    tx.happened(
        "preorder.cancelled", PreorderOrder.of(before, order), PreorderOrder.of(after, order));
  }

  @Override
  public Optional<String> splitFrom(ReadTx tx, String orderId, Instant placedAt) {
    return store.splitFrom(tx, orderId, placedAt);
  }

  @Override
  public void forgotten(WriteTx tx, Collection<String> orderIds) {
    store.forget(tx, orderIds);
    messages.forget(tx, orderIds);
  }
}
