package dev.storehand.feature.preorders;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.offers.Offers;
import dev.storehand.feature.orders.Order;
import dev.storehand.feature.orders.OrderStatus;
import dev.storehand.feature.orders.Payment;
import dev.storehand.feature.orders.Payment.PaymentKind;
import dev.storehand.feature.orders.PaymentStatus;
import dev.storehand.feature.orders.Sales;
import dev.storehand.feature.preorders.PreorderBook.Kept;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes deposits and balances. A charge is only begun here; what came of it is told by {@link
 * Outcomes} once the provider has answered.
 */
final class Charging {
  private final Offers offers = new Offers();
  private final Letters letters;
  private final Sales sales;
  private final PreorderBook book;

  Charging(Sales sales, PreorderBook book, Letters letters) {
    this.letters = letters;
    this.sales = sales;
    this.book = book;
  }

  /** By what is paid; what is kept of the buyer where it is empty. */
  record Means(Optional<String> provider, Optional<String> token, Optional<String> reference) {
    static final Means KEPT = new Means(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Takes with the order what is to be paid at its start, and all of the rest of its cart; the
   * means are kept for the balance.
   */
  void atOnce(
      WriteTx tx, Preorder preorder, Optional<Order> rest, PlacePreorder.PaymentMeans means) {
    PaymentPlan plan = preorder.plan();
    PaymentKind kind = plan.balanceCents() == 0 ? PaymentKind.FULL : PaymentKind.DEPOSIT;
    take(tx, preorder.orderId(), kind, plan.depositCents(), means);
    rest.ifPresent(other -> take(tx, other.id(), PaymentKind.FULL, other.totalCents(), means));
  }

  private void take(
      WriteTx tx, String id, PaymentKind kind, long cents, PlacePreorder.PaymentMeans means) {
    if (cents == 0) {
      sales.provider(tx, means.provider());
      return;
    }
    sales.charge(
        tx,
        id,
        new Sales.Charge(
            kind, Optional.of(cents), means.provider(), details(means.token(), means.reference())));
  }

  /**
   * Begins to take what is left of the deposit.
   *
   * @throws Problem 409 where it is paid, on its way, or there is none
   */
  void deposit(WriteTx tx, Kept kept, Means means) {
    long left = kept.preorder().plan().depositCents() - kept.order().capturedCents();
    if (left <= 0) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "Nothing of the deposit of " + kept.order().id() + " is left to pay")
          .hint("What is left is its balance: charge_preorder_balance.")
          .next("charge_preorder_balance", "read_preorder_order");
    }
    boolean whole = kept.preorder().plan().balanceCents() == 0;
    charge(tx, kept, whole ? PaymentKind.FULL : PaymentKind.DEPOSIT, left, means);
  }

  /**
   * Begins to take all that is left to pay.
   *
   * @throws Problem 409 where nothing is left, the deposit is not paid, or money is on its way
   */
  void balance(WriteTx tx, Kept kept, Means means) {
    if (kept.order().status() != OrderStatus.CANCELLED) {
      refuseUnpaidDeposit(kept);
    }
    if (kept.order().status() != OrderStatus.CANCELLED && kept.order().outstandingCents() == 0) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "Nothing of the preorder " + kept.order().id() + " is left to pay")
          .hint("It can be released: release_preorder_order.")
          .next("release_preorder_order", "read_preorder_order");
    }
    charge(tx, kept, PaymentKind.BALANCE, kept.order().outstandingCents(), means);
  }

  private static void refuseUnpaidDeposit(Kept kept) {
    if (kept.order().capturedCents() < kept.preorder().plan().depositCents()) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "The deposit of the preorder " + kept.order().id() + " is not paid")
          .hint("Take it first with charge_preorder_deposit.")
          .next("charge_preorder_deposit");
    }
  }

  /**
   * Takes all that is left, whatever it is of: the buyer pays by a link. It is his own doing, so
   * what he pays with is not kept, and when the clock charges stays as it is.
   */
  void rest(WriteTx tx, Kept kept, Means means) {
    PaymentPlan plan = kept.preorder().plan();
    boolean rest = plan.balanceCents() > 0 && kept.order().capturedCents() >= plan.depositCents();
    Payment begun =
        begin(
            tx,
            kept,
            rest ? PaymentKind.BALANCE : PaymentKind.FULL,
            kept.order().outstandingCents(),
            means);
    book.saved(tx, kept, kept.preorder().with(kept.preorder().link().paying(begun.id())));
  }

  private void charge(WriteTx tx, Kept kept, PaymentKind kind, long amount, Means means) {
    Preorder.Payer known = kept.preorder().payer();
    Optional<String> provider = means.provider().or(known::provider);
    Optional<String> token =
        means.provider().isPresent() ? means.token() : means.token().or(known::token);
    begin(tx, kept, kind, amount, new Means(provider, token, means.reference()));
    Preorder.Tries tries = kept.preorder().tries();
    book.saved(
        tx,
        kept,
        kept.preorder()
            .with(new Preorder.Payer(provider, token))
            .with(kind == PaymentKind.BALANCE ? tries.charging() : tries));
  }

  private Payment begin(WriteTx tx, Kept kept, PaymentKind kind, long amount, Means means) {
    refuseRefunded(kept);
    refuseWhileUnderWay(tx, kept);
    return sales.charge(
        tx,
        kept.order().id(),
        new Sales.Charge(
            kind,
            amount == 0 ? Optional.empty() : Optional.of(amount),
            means.provider().orElseThrow(() -> nothingKept(kept)),
            details(means.token(), means.reference())));
  }

  static void refuseRefunded(Kept kept) {
    if (kept.order().paymentStatus() == PaymentStatus.REFUNDED) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "All that was paid for the preorder " + kept.order().id() + " was given back")
          .hint("cancel_preorder_order gives its units up; place_preorder sells anew.")
          .next("cancel_preorder_order", "place_preorder");
    }
  }

  private void refuseWhileUnderWay(WriteTx tx, Kept kept) {
    if (underWay(tx, kept)) {
      throw Problem.of(
              Code.CONFLICT, "A payment of the preorder " + kept.order().id() + " is on its way")
          .hint(
              "read_preorder_order shows what came of it; one that waits for a second step goes on"
                  + " with confirm_payment, one that is authorized with capture_payment.")
          .next("read_preorder_order", "confirm_payment", "capture_payment");
    }
  }

  private boolean underWay(WriteTx tx, Kept kept) {
    return sales.payments(tx, kept.order().id()).stream()
        .map(Payment::status)
        .anyMatch(each -> each == Payment.Status.PENDING || each == Payment.Status.AUTHORIZED);
  }

  private static Problem nothingKept(Kept kept) {
    return Problem.of(
            Code.CONFLICT, "No means of payment is kept of the preorder " + kept.order().id())
        .hint(
            "Send the buyer a link with send_payment_collection_url, or name a provider: manual"
                + " records what was paid elsewhere.")
        .next("send_payment_collection_url");
  }

  /** Charges a balance that the clock found due; what stands in the way is its failure. */
  void due(WriteTx tx, String id) {
    Kept kept = book.get(tx, id);
    Preorder.Tries tries = kept.preorder().tries();
    if (tries.nextChargeAt().filter(at -> !at.isAfter(tx.now())).isEmpty()) {
      return;
    }
    if (kept.isOver() || kept.order().outstandingCents() == 0 || underWay(tx, kept)) {
      book.saved(tx, kept, kept.preorder().with(tries.at(Optional.empty())));
      return;
    }
    Optional<Preorder.Failure> hindrance = hindrance(kept);
    if (hindrance.isPresent()) {
      givenUp(tx, kept, hindrance.get());
      return;
    }
    try {
      tx.attempt(
          Optional.empty(),
          part -> {
            balance(part, kept, Means.KEPT);
            return kept;
          });
    } catch (Problem refused) {
      givenUp(tx, kept, new Preorder.Failure("not_chargeable", refused.detail()));
    }
  }

  private Optional<Preorder.Failure> hindrance(Kept kept) {
    if (kept.preorder().payer().provider().isEmpty()) {
      return Optional.of(new Preorder.Failure("no_payment_method", "No means of payment is kept"));
    }
    if (!sales.unattended(kept.preorder().payer().provider().get())) {
      return Optional.of(
          new Preorder.Failure(
              "needs_merchant",
              "The provider %s takes nothing by itself"
                  .formatted(kept.preorder().payer().provider().get())));
    }
    return kept.order().capturedCents() < kept.preorder().plan().depositCents()
        ? Optional.of(new Preorder.Failure("deposit_unpaid", "The deposit is not paid"))
        : Optional.empty();
  }

  private void givenUp(WriteTx tx, Kept kept, Preorder.Failure why) {
    Preorder.Tries tries = kept.preorder().tries().failed(why, false, tx.now());
    long cents = kept.order().outstandingCents();
    failed(tx, kept, tries, new Letters.Declined(why, cents, tries.nextChargeAt()));
  }

  /** A charge has failed; its buyer is told. */
  void failed(WriteTx tx, Kept kept, Preorder.Tries tries, Letters.Declined charge) {
    book.saved(tx, kept, kept.preorder().with(tries), "preorder.payment_failed");
    letters.paymentFailed(tx, offers.get(tx, kept.preorder().offerId()), kept, charge);
  }

  private static Map<String, String> details(Optional<String> token, Optional<String> reference) {
    Map<String, String> details = new LinkedHashMap<>();
    token.ifPresent(text -> details.put("token", text));
    reference.ifPresent(text -> details.put("reference", text));
    return details;
  }
}
