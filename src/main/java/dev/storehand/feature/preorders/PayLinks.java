package dev.storehand.feature.preorders;

import dev.storehand.core.call.Digests;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.messages.Messages;
import dev.storehand.feature.offers.Offers;
import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.preorders.PreorderBook.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Links by which buyers pay what is left. A link leads to the shop's own page and ends in a token
 * that nobody can guess; only its hash is kept, and a new link ends the one before.
 */
final class PayLinks {
  private static final String MARK = "pcl_";

  private final PreorderStore store = new PreorderStore();
  private final Messages messages = new Messages();
  private final Offers offers = new Offers();
  private final Letters letters;
  private final PreorderBook book;
  private final Charging charging;

  PayLinks(PreorderBook book, Charging charging, Letters letters) {
    this.letters = letters;
    this.book = book;
    this.charging = charging;
  }

  /**
   * Records a letter with a new link.
   *
   * @throws Problem 409 where nothing is left to pay, or there is nowhere to send it or to pay
   */
  PreorderPaymentActions.SentLink send(WriteTx tx, Kept kept, int days) {
    Selling offer = offers.get(tx, kept.preorder().offerId());
    refuse(kept, offer);
    Digests.Fresh token = Digests.fresh(tx, MARK);
    Instant until = tx.now().plus(Duration.ofDays(days));
    String url = letters.payUrl(tx, offer, kept, token.text());
    Preorder.Link link =
        new Preorder.Link(
            Optional.of(token.hash()),
            Optional.of(tx.now()),
            Optional.of(until),
            kept.preorder().link().paymentId());
    book.saved(tx, kept, kept.preorder().with(link), "preorder.collection_sent");
    messages.removeSecrets(tx, kept.order().id());
    Messages.Secret secret = new Messages.Secret(token.text(), until);
    String message = letters.collection(tx, offer, kept, url, secret).orElseThrow();
    return new PreorderPaymentActions.SentLink(
        kept.order().id(),
        url,
        message,
        kept.order().outstandingCents(),
        kept.order().currency(),
        until);
  }

  private static void refuse(Kept kept, Selling offer) {
    Charging.refuseRefunded(kept);
    if (kept.order().outstandingCents() == 0) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "Nothing of the preorder " + kept.order().id() + " is left to pay")
          .hint("read_preorder_order shows what was paid.")
          .next("read_preorder_order");
    }
    if (kept.order().customerEmail().isEmpty()) {
      throw Problem.of(Code.CONFLICT, "The preorder " + kept.order().id() + " has no email address")
          .hint("Charge it with charge_preorder_balance instead.")
          .next("charge_preorder_balance");
    }
    if (offer.settings().notifications().paymentLink().url().isBlank()) {
      throw Problem.of(
              Code.CONFLICT, "The offer " + offer.id() + " has no page on which buyers can pay")
          .hint(
              "Set payment_link.url with update_offer_notifications, such as"
                  + " https://shop.example/pay/{{ token }}; the page asks read_payment_collection.")
          .next("update_offer_notifications");
    }
    if (!offer.settings().notifications().paymentCollection().enabled()) {
      throw Problem.of(Code.CONFLICT, "The offer " + offer.id() + " has switched this letter off")
          .hint("Switch payment_collection.enabled on with update_offer_notifications.")
          .next("update_offer_notifications");
    }
  }

  /**
   * What a link is about.
   *
   * @throws Problem 404 for a token that is none, or was replaced; 409 for one that has expired
   */
  Kept opened(ReadTx tx, String token) {
    Preorder found =
        store
            .byLink(tx, Digests.sha256(token))
            .orElseThrow(
                () ->
                    Problem.of(Code.NOT_FOUND, "There is no such link to pay")
                        .hint("A new link ends the one before; send_payment_collection_url.")
                        .next("send_payment_collection_url"));
    if (found.link().endsAt().filter(end -> !tx.now().isBefore(end)).isPresent()) {
      throw Problem.of(Code.INVALID_TRANSITION, "This link to pay has expired")
          .hint("Send a new one with send_payment_collection_url.")
          .next("send_payment_collection_url");
    }
    return book.get(tx, found.orderId());
  }

  /** What its page shows. */
  PreorderPaymentActions.PaymentCollection read(ReadTx tx, String token) {
    return shown(tx, opened(tx, token));
  }

  private PreorderPaymentActions.PaymentCollection shown(ReadTx tx, Kept kept) {
    PreorderOrder whole = book.whole(tx, kept.order().id());
    return new PreorderPaymentActions.PaymentCollection(
        whole.id(),
        whole.number(),
        offers.get(tx, whole.offerId()).name(),
        whole.state(),
        whole.lines(),
        whole.currency(),
        whole.totalCents(),
        whole.payments().capturedCents(),
        whole.payments().outstandingCents(),
        whole.payments().payments().orElseThrow().stream()
            .filter(each -> each.nextStep().isPresent())
            .findFirst()
            .flatMap(each -> each.nextStep())
            .map(step -> step.instruction()),
        whole.payments().failure(),
        whole.payments().collectionEndsAt().orElseThrow());
  }

  /** Begins to take what is left, by the means that the buyer chose. */
  PreorderPaymentActions.PaymentCollection pay(WriteTx tx, String token, Charging.Means means) {
    Kept kept = opened(tx, token);
    charging.rest(tx, kept, means);
    return shown(tx, kept);
  }
}
