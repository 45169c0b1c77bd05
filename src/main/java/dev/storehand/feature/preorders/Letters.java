package dev.storehand.feature.preorders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.customers.Customers;
import dev.storehand.feature.messages.Messages;
import dev.storehand.feature.offers.Notifications.CancelLink;
import dev.storehand.feature.offers.Notifications.Kind;
import dev.storehand.feature.offers.Notifications.Letter;
import dev.storehand.feature.offers.Offers;
import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.offers.Template;
import dev.storehand.feature.offers.Wording;
import dev.storehand.feature.orders.Money;
import dev.storehand.feature.orders.OfferSales;
import dev.storehand.feature.orders.Order;
import dev.storehand.feature.orders.OrderLine;
import dev.storehand.feature.preorders.PreorderBook.Kept;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the buyers of preorders are told: an offer's letters, filled in and recorded. */
final class Letters {
  private final Messages messages = new Messages();
  private final Customers customers = new Customers();
  private final Offers offers = new Offers();
  private final ShopDays days;
  private final Function<ReadTx, String> shopName;

  Letters(ShopDays days, Function<ReadTx, String> shopName) {
    this.days = days;
    this.shopName = shopName;
  }

  /**
   * A charge that failed.
   *
   * @param cents what was to be taken
   * @param again when the clock tries it again, if it does
   */
  record Declined(Preorder.Failure why, long cents, Optional<Instant> again) {}

  /** With the order; nothing where the letter is off, or nobody is known. */
  void confirmation(WriteTx tx, Selling offer, Kept kept) {
    send(tx, Kind.CONFIRMATION, offer, kept, Map.of());
  }

  /** When a charge has failed. */
  void paymentFailed(WriteTx tx, Selling offer, Kept kept, Declined charge) {
    Map<String, String> more = new HashMap<>();
    more.put("reason", charge.why().message() + ".");
    more.put("balance", Money.text(charge.cents(), kept.order().currency()));
    charge.again().ifPresent(at -> more.put("retry_date", day(tx, at)));
    send(tx, Kind.PAYMENT_FAILED, offer, kept, more);
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

  /** With news of when it comes, whose texts may have places too; gives the message's id. */
  Optional<String> shippingUpdate(
      WriteTx tx, Selling offer, Kept kept, Optional<String> subject, Map<String, String> news) {
    Kind kind = Kind.SHIPPING_UPDATE;
    Letter letter = letter(kind, offer, kept);
    Letter said = new Letter(letter.enabled(), subject.orElse(letter.subject()), letter.body());
    Map<String, String> values = words(tx, offer, kept, kind, String.join(" ", news.values()));
    Map<String, String> filled = new HashMap<>();
    news.forEach((place, text) -> filled.put(place, Template.rendered(text, values)));
    return send(tx, kind, said, offer, kept, filled, Optional.empty());
  }

  /** Where the link to pay leads. */
  String payUrl(ReadTx tx, Selling offer, Kept kept, String token) {
    String url = offer.settings().notifications().paymentLink().url();
    Map<String, String> values = words(tx, offer, kept, Kind.PAYMENT_COLLECTION, url);
    values.put("token", token);
    return Template.rendered(url, values);
  }

  /** What a preorder gives the places of a letter of its offer. */
  Map<String, String> words(ReadTx tx, Selling offer, Kept kept, Kind kind) {
    return words(tx, offer, kept, kind, String.join(" ", Template.PLACES));
  }

  /** The same, as far as a text asks for it: orders are placed in a hurry. */
  private Map<String, String> words(ReadTx tx, Selling offer, Kept kept, Kind kind, String text) {
    Order order = kept.order();
    Preorder preorder = kept.preorder();
    Map<String, String> values =
        new Promise(Optional.of(preorder.plan()), preorder.arrival())
            .words(offer, order.currency(), time -> day(tx, time));
    values.putAll(OfferSales.words(order));
    if (kind != Kind.PAYMENT_COLLECTION) {
      // What a link asks for is all that is left; else what is left of the deposit is no balance.
      values.put("balance", Money.text(balanceCents(kept), order.currency()));
    }
    CancelLink cancel = offer.settings().notifications().cancelLink();
    String asked = text + cancel.url();
    String shipping = asked.contains("shipping_text") ? shippingText(tx, offer, kept) : "";
    String all = asked + shipping;
    if (all.contains("shop")) {
      values.put("shop", shopName.apply(tx));
    }
    if (all.contains("customer")) {
      order
          .customerId()
          .flatMap(id -> customers.name(tx, id))
          .ifPresent(name -> values.put("customer", name));
    }
    values.put("shipping_text", Template.rendered(shipping, values));
    if (kind == Kind.CONFIRMATION && cancel.enabled()) {
      values.put("cancel_url", Template.rendered(cancel.url(), values));
    }
    return values;
  }

  /** What is said of when its goods come; each text once. */
  private String shippingText(ReadTx tx, Selling offer, Kept kept) {
    List<String> variants =
        kept.order().lines().stream()
            .filter(OrderLine::isPreorder)
            .map(OrderLine::variantId)
            .toList();
    Map<String, String> own = offers.shippingTexts(tx, offer, variants);
    Wording wording = wording(offer, kept);
    return variants.stream()
        .map(each -> wording.shippingText(Optional.ofNullable(own.get(each))))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** The offer's texts in the buyer's market and language. */
  private static Wording wording(Selling offer, Kept kept) {
    return Wording.of(
        offer.settings(), Optional.of(kept.order().marketId()), kept.preorder().locale());
  }

  private static long balanceCents(Kept kept) {
    Order order = kept.order();
    long ofDeposit = Math.max(0, kept.preorder().plan().depositCents() - order.capturedCents());
    return Math.max(0, order.outstandingCents() - ofDeposit);
  }

  private String day(ReadTx tx, Instant time) {
    return LocalDate.ofInstant(time, days.zone(tx)).toString();
  }

  /** A letter of the offer, in the buyer's language where it has it so. */
  private static Letter letter(Kind kind, Selling offer, Kept kept) {
    return wording(offer, kept).letter(kind);
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
    Map<String, String> values = words(tx, offer, kept, kind, letter.subject() + letter.body());
    values.putAll(more);
    return Optional.of(
        messages.record(
            tx,
            "preorder_" + kind.name().toLowerCase(Locale.ROOT),
            recipient.get(),
            Template.rendered(letter.subject(), values),
            Template.rendered(letter.body(), values),
            Optional.of(kept.order().id()),
            secret));
  }
}
