package dev.storehand.feature.preorders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.messages.Messages;
import dev.storehand.feature.offers.Notifications;
import dev.storehand.feature.offers.Notifications.Kind;
import dev.storehand.feature.offers.Notifications.Letter;
import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.offers.Template;
import dev.storehand.feature.orders.Money;
import dev.storehand.feature.orders.OfferSales;
import dev.storehand.feature.preorders.PreorderBook.Kept;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the buyers of preorders are told: an offer's letters, filled in and recorded. */
final class Letters {
  private final Messages messages = new Messages();
  private final ShopDays days;

  Letters(ShopDays days) {
    this.days = days;
  }

  /** With the order; nothing where the letter is off, or nobody is known. */
  void confirmation(WriteTx tx, Selling offer, Kept kept) {
    Notifications letters = offer.settings().notifications();
    Map<String, String> more = new HashMap<>();
    if (letters.cancelLink().enabled()) {
      more.put("cancel_url", filled(letters.cancelLink().url(), tx, offer, kept, Map.of()));
    }
    send(tx, Kind.CONFIRMATION, offer, kept, more);
  }

  /** When a charge has failed. */
  void paymentFailed(WriteTx tx, Selling offer, Kept kept, Preorder.Failure failure) {
    send(tx, Kind.PAYMENT_FAILED, offer, kept, Map.of("reason", failure.message() + "."));
  }

  /** That the balance is due on a day, or was; gives the message's id. */
  Optional<String> paymentReminder(WriteTx tx, Selling offer, Kept kept) {
    return send(tx, Kind.PAYMENT_REMINDER, offer, kept, Map.of());
  }

  /** With a link to pay what is left, that ends in the secret; gives the message's id. */
  Optional<String> collection(
      WriteTx tx, Selling offer, Kept kept, String url, Messages.Secret token) {
    return send(
        tx,
        Kind.PAYMENT_COLLECTION,
        letter(Kind.PAYMENT_COLLECTION, offer, kept),
        offer,
        kept,
        Map.of("url", url),
        Optional.of(token));
  }

  /** With news of when it comes; gives the message's id. */
  Optional<String> shippingUpdate(
      WriteTx tx, Selling offer, Kept kept, Optional<String> subject, Map<String, String> news) {
    Kind kind = Kind.SHIPPING_UPDATE;
    Letter letter = letter(kind, offer, kept);
    Letter said = new Letter(letter.enabled(), subject.orElse(letter.subject()), letter.body());
    return send(tx, kind, said, offer, kept, news, Optional.empty());
  }

  /** A text of the offer, filled in for a preorder. */
  String filled(String text, ReadTx tx, Selling offer, Kept kept, Map<String, String> more) {
    Map<String, String> values = words(tx, offer, kept);
    values.putAll(more);
    return Template.rendered(text, values);
  }

  /** What a preorder gives the places of its offer's letters. */
  Map<String, String> words(ReadTx tx, Selling offer, Kept kept) {
    Map<String, String> values = new HashMap<>(OfferSales.words(kept.order()));
    PaymentPlan plan = kept.preorder().plan();
    values.put("offer", offer.name());
    values.put("shipping_text", offer.settings().shippingText(kept.preorder().locale()));
    values.put("deposit", Money.text(plan.depositCents(), kept.order().currency()));
    plan.dueAt().ifPresent(due -> values.put("due_date", day(tx, due)));
    kept.preorder().arrival().at().ifPresent(at -> values.put("delivery_date", day(tx, at)));
    return values;
  }

  private String day(ReadTx tx, Instant time) {
    return LocalDate.ofInstant(time, days.zone(tx)).toString();
  }

  /** A letter of the offer, in the buyer's language where it has it so. */
  private static Letter letter(Kind kind, Selling offer, Kept kept) {
    return offer.settings().letter(kind, kept.preorder().locale());
  }

  private Optional<String> send(
      WriteTx tx, Kind kind, Selling offer, Kept kept, Map<String, String> more) {
    return send(tx, kind, letter(kind, offer, kept), offer, kept, more, Optional.empty());
  }

  private Optional<String> send(
      WriteTx tx,
      Kind kind,
      Letter letter,
      Selling offer,
      Kept kept,
      Map<String, String> more,
      Optional<Messages.Secret> secret) {
    Optional<String> recipient = kept.order().customerEmail();
    if (!letter.enabled() || recipient.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        messages.record(
            tx,
            "preorder_" + kind.name().toLowerCase(Locale.ROOT),
            recipient.get(),
            filled(letter.subject(), tx, offer, kept, more),
            filled(letter.body(), tx, offer, kept, more),
            Optional.of(kept.order().id()),
            secret));
  }
}
