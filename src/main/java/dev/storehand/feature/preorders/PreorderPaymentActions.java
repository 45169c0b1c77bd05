package dev.storehand.feature.preorders;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Secret;
import dev.storehand.feature.orders.OrderLine;
import dev.storehand.feature.preorders.PreorderBook.Kept;
import dev.storehand.feature.preorders.PreorderOrder.PaymentFailure;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deposits, balances, and links to pay them. */
public final class PreorderPaymentActions extends Actions {
  private static final int DAYS = 14;

  private static final String LATER =
      "It answers at once; the provider is asked a moment later, and read_preorder_order shows the outcome.";

  private final PreorderDesk desk;

  public PreorderPaymentActions(PreorderDesk desk) {
    super(PreorderActions.ROOM);
    this.desk = desk;
  }

  /** Which preorder, and by what it is paid. */
  record ChargePreorder(
      @Doc("Which one, by its order's id.") @Size(min = 1, max = 64) String id,
      @Doc(
              "Who moves the money; what is kept of the buyer unless told. manual records what you say.")
          @Size(min = 1, max = 40)
          Optional<String> provider,
      @Doc("What the provider knows the buyer's means of payment by; kept for the next time.")
          @Size(min = 1, max = 500)
          @Secret
          Optional<String> token,
      @Doc("Your own reference, such as a bank transfer's.") @Size(min = 1, max = 200)
          Optional<String> reference) {

    static ChargePreorder by(String id, String provider) {
      return new ChargePreorder(id, Optional.of(provider), Optional.empty(), Optional.empty());
    }

    Charging.Means means() {
      return new Charging.Means(provider, token, reference);
    }
  }

  final Action<ChargePreorder, PreorderOrder> chargePreorderDeposit =
      post("/preorders/orders/:id/payments/charge_deposit")
          .named("charge_preorder_deposit")
          .says("Take the deposit of a preorder, or all of it where nothing is left for later.")
          .note(LATER)
          .alsoCalled(
              "collect the deposit",
              "take the down payment",
              "charge the first payment",
              "take the upfront money",
              "bill the deposit again",
              "deposit was not taken")
          .wantsKey()
          .needs(Preselling.MOVES_MONEY)
          .takes(ChargePreorder.class)
          .gives(PreorderOrder.class)
          .example(ChargePreorder.by(PreorderExamples.UNPAID, "manual"))
          .writes(this::deposit);

  private PreorderOrder deposit(ChargePreorder in, WriteTx tx) {
    Kept kept = desk.book().expected(tx, in.id());
    desk.charging().deposit(tx, kept, in.means());
    return desk.book().whole(tx, in.id());
  }

  final Action<ChargePreorder, PreorderOrder> chargePreorderBalance =
      post("/preorders/orders/:id/payments/charge_balance")
          .named("charge_preorder_balance")
          .says("Take all that is left to pay of a preorder.")
          .note(LATER)
          .note("What fails is tried again 1, 3 and 7 days after the first failure, then given up.")
          .alsoCalled(
              "take the rest of the money",
              "collect the balance",
              "charge the remaining amount",
              "retry a failed preorder payment",
              "bill the remainder",
              "take the second payment")
          .wantsKey()
          .needs(Preselling.MOVES_MONEY)
          .takes(ChargePreorder.class)
          .gives(PreorderOrder.class)
          .example(ChargePreorder.by(PreorderExamples.WITH_DEPOSIT, "manual"))
          .writes(this::balance);

  private PreorderOrder balance(ChargePreorder in, WriteTx tx) {
    Kept kept = desk.book().expected(tx, in.id());
    desk.charging().balance(tx, kept, in.means());
    return desk.book().whole(tx, in.id());
  }

  record SendPaymentCollectionUrl(
      @Doc("Which one, by its order's id.") @Size(min = 1, max = 64) String id,
      @Doc("For how many days the link opens; 14 unless told.") @Min(1) @Max(90)
          Optional<Integer> expiresInDays) {}

  /** A link to pay that was sent. */
  @Doc("A link to pay what is left of a preorder, and the letter it was sent with.")
  record SentLink(
      @Doc("The preorder's order.") String orderId,
      @Doc(
              "Where the buyer pays: the page that the offer names, with a token that is shown this"
                  + " once; null in a replay or dry run, and in a job's items.")
          @Secret
          String url,
      @Doc("The message that was recorded.") String messageId,
      @Doc("What is left to pay.") long outstandingCents,
      @Doc("Its currency, ISO 4217.") String currency,
      @Doc("Until when the link opens.") Instant expiresAt) {}

  final Action<SendPaymentCollectionUrl, SentLink> sendPaymentCollectionUrl =
      post("/preorders/orders/:id/payments/send_payment_collection_url")
          .named("send_payment_collection_url")
          .says("Send the buyer of a preorder a link by which to pay what is left.")
          .note(
              "It leads to the page in the offer's payment_link.url; a new link ends the last one.")
          .note("That page shows read_payment_collection and pays by pay_payment_collection.")
          .note(
              "The url is in this answer and in the letter that read_message shows; nowhere else.")
          .versioned()
          .alsoCalled(
              "email a payment link",
              "ask the customer to pay the rest",
              "payment request",
              "send an invoice for the remainder",
              "mail a pay link to the buyer",
              "remind a buyer to pay the balance")
          .takes(SendPaymentCollectionUrl.class)
          .gives(SentLink.class)
          .example(new SendPaymentCollectionUrl(PreorderExamples.WITH_DEPOSIT, Optional.of(7)))
          .writes(this::send);

  private SentLink send(SendPaymentCollectionUrl in, WriteTx tx) {
    return desk.links()
        .send(tx, desk.book().expected(tx, in.id()), in.expiresInDays().orElse(DAYS));
  }

  record ByToken(@Doc("What the link ends in.") @Size(min = 1, max = 100) @Secret String token) {}

  /** What the page of a link to pay shows. */
  @Doc("What is left to pay of a preorder, for the page that a link to pay leads to.")
  record PaymentCollection(
      @Doc("The preorder's order.") String orderId,
      @Doc("The order's number.") long number,
      @Doc("The offer's name.") String offer,
      @Doc("Where the preorder is.") PreorderState state,
      @Doc("What was bought.") List<OrderLine> lines,
      @Doc("The currency of all amounts, ISO 4217.") String currency,
      @Doc("What it comes to.") long totalCents,
      @Doc("What was paid.") long capturedCents,
      @Doc("What is left to pay.") long outstandingCents,
      @Doc("What the buyer has to do before a payment goes on.") Optional<String> nextStep,
      @Doc("Why the last charge failed.") Optional<PaymentFailure> failure,
      @Doc("Until when the link opens.") Instant expiresAt) {}

  final Action<ByToken, PaymentCollection> readPaymentCollection =
      get("/preorders/payment_collections/:token")
          .named("read_payment_collection")
          .says("Read what is left to pay of a preorder, by the token of a link to pay.")
          .alsoCalled(
              "what does this payment link ask for",
              "look at a pay link",
              "open the payment page",
              "amount on a payment link")
          .refuses(Code.INVALID_TRANSITION)
          .takes(ByToken.class)
          .gives(PaymentCollection.class)
          .example(new ByToken(PreorderExamples.TOKEN))
          .reads(this::read);

  private PaymentCollection read(ByToken in, ReadTx tx) {
    return desk.links().read(tx, in.token());
  }

  record PayPaymentCollection(
      @Doc("What the link ends in.") @Size(min = 1, max = 100) @Secret String token,
      @Doc("Who moves the money.") @Size(min = 1, max = 40) String provider,
      @Doc("What the provider knows the buyer's means of payment by.")
          @Size(min = 1, max = 500)
          @Secret
          Optional<String> paymentToken) {}

  final Action<PayPaymentCollection, PaymentCollection> payPaymentCollection =
      post("/preorders/payment_collections/:token/pay")
          .named("pay_payment_collection")
          .says(
              "Take what is left of a preorder by the means that its buyer chose on a link's page.")
          .note(LATER)
          .alsoCalled(
              "buyer pays by the link",
              "customer settles the remainder online",
              "pay the balance from the link",
              "complete payment by link")
          .wantsKey()
          .needs(Preselling.MOVES_MONEY)
          .takes(PayPaymentCollection.class)
          .gives(PaymentCollection.class)
          .example(new PayPaymentCollection(PreorderExamples.TOKEN, "manual", Optional.empty()))
          .writes(this::pay);

  private PaymentCollection pay(PayPaymentCollection in, WriteTx tx) {
    return desk.links()
        .pay(
            tx,
            in.token(),
            new Charging.Means(Optional.of(in.provider()), in.paymentToken(), Optional.empty()));
  }
}
