package dev.storehand.feature.preorders;

import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.messages.Messages;
import dev.storehand.feature.offers.Notifications;
import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.offers.Template;
import dev.storehand.feature.orders.OfferSales;
import dev.storehand.feature.orders.Order;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the buyers of preorders are told: an offer's letters, filled in and recorded. */
final class Letters {
  private final Messages messages = new Messages();

  /** With the order; nothing where the letter is off, or nobody is known. */
  void confirmation(WriteTx tx, Selling offer, Order order) {
    Notifications letters = offer.settings().notifications();
    Map<String, String> more = new HashMap<>();
    if (letters.cancelLink().enabled()) {
      more.put("cancel_url", filled(letters.cancelLink().url(), offer, order, Map.of()));
    }
    send(tx, "preorder_confirmation", letters.confirmation(), offer, order, more);
  }

  /** When a charge has failed. */
  void paymentFailed(WriteTx tx, Selling offer, Order order, Preorder.Failure failure) {
    send(
        tx,
        "preorder_payment_failed",
        offer.settings().notifications().paymentFailed(),
        offer,
        order,
        Map.of("reason", failure.message() + "."));
  }

  /** With a link to pay what is left; gives the message's id. */
  Optional<String> collection(WriteTx tx, Selling offer, Order order, String url, String token) {
    return send(
        tx,
        "preorder_payment_collection",
        offer.settings().notifications().paymentCollection(),
        offer,
        order,
        Map.of("url", url),
        Optional.of(token));
  }

  /** With news of when it comes; gives the message's id. */
  Optional<String> shippingUpdate(
      WriteTx tx, Selling offer, Order order, Optional<String> subject, Map<String, String> news) {
    Notifications.Letter letter = offer.settings().notifications().shippingUpdate();
    Notifications.Letter said =
        new Notifications.Letter(letter.enabled(), subject.orElse(letter.subject()), letter.body());
    return send(tx, "preorder_shipping_update", said, offer, order, news);
  }

  /** A text of the offer, filled in for an order. */
  String filled(String text, Selling offer, Order order, Map<String, String> more) {
    Map<String, String> values = new HashMap<>(OfferSales.words(order));
    values.put("offer", offer.name());
    values.put("currency", order.currency());
    values.put("shipping_text", offer.settings().delivery().shippingText());
    values.putAll(more);
    return Template.rendered(text, values);
  }

  private Optional<String> send(
      WriteTx tx,
      String kind,
      Notifications.Letter letter,
      Selling offer,
      Order order,
      Map<String, String> more) {
    return send(tx, kind, letter, offer, order, more, Optional.empty());
  }

  private Optional<String> send(
      WriteTx tx,
      String kind,
      Notifications.Letter letter,
      Selling offer,
      Order order,
      Map<String, String> more,
      Optional<String> secret) {
    if (!letter.enabled() || order.customerEmail().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        messages.record(
            tx,
            kind,
            order.customerEmail().get(),
            filled(letter.subject(), offer, order, more),
            filled(letter.body(), offer, order, more),
            Optional.of(order.id()),
            secret));
  }
}
