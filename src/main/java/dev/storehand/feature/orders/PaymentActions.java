package dev.storehand.feature.orders;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Secret;
import dev.storehand.feature.orders.PaymentProvider.Kind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Money of orders: promised, taken, let go and given back. */
public final class PaymentActions extends Actions {
  /** What a key needs to move money, by whatever path. */
  private static final String MOVES_MONEY = "payments:write";

  private static final String LATER =
      "It answers at once; the provider is asked a moment later, and read_order shows the outcome.";

  private final OrderBook book = new OrderBook();
  private final Collecting collecting;

  public PaymentActions(Desk desk) {
    super(OrderActions.ROOM);
    this.collecting = desk.collecting();
  }

  record AuthorizePayment(
      @Doc("Which order, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("How much, in minor units; all that is left to pay unless told.")
          @Min(1)
          @Max(Money.MOST)
          Optional<Long> amountCents,
      @Doc("Who moves the money: manual unless told.") @Size(min = 1, max = 40)
          Optional<String> provider,
      @Doc("What part of the price it is; full unless told.") Optional<Payment.PaymentKind> kind,
      @Doc("What the provider knows the buyer's means of payment by.")
          @Size(min = 1, max = 500)
          @Secret
          Optional<String> token) {}

  final Action<AuthorizePayment, Payment> authorizePayment =
      post("/orders/:id/payments/authorize")
          .named("authorize_payment")
          .says("Have a payment provider promise what an order costs, to be captured later.")
          .note(LATER)
          .note(ManualProvider.RULES)
          .note(SandboxProvider.RULES)
          .alsoCalled(
              "reserve the money",
              "put a hold on a card",
              "block money on a card",
              "pre-authorize an amount")
          .wantsKey()
          .needs(MOVES_MONEY)
          .takes(AuthorizePayment.class)
          .gives(Payment.class)
          .example(
              new AuthorizePayment(
                  id("ord", 1),
                  Optional.empty(),
                  Optional.of("manual"),
                  Optional.empty(),
                  Optional.empty()))
          .writes(this::authorize);

  private Payment authorize(AuthorizePayment in, WriteTx tx) {
    return collecting.begin(
        tx,
        got(tx, in.id()),
        new Collecting.NewPayment(
            Kind.AUTHORIZE,
            in.kind(),
            in.provider(),
            in.amountCents(),
            details(in.token(), Optional.empty())));
  }

  record CapturePayment(
      @Doc("Which order, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("Which authorized payment, where there are several.") @Size(min = 1, max = 64)
          Optional<String> paymentId,
      @Doc("How much, in minor units; all of it unless told. What is not captured lapses.")
          @Min(1)
          @Max(Money.MOST)
          Optional<Long> amountCents,
      @Doc("Without an authorized payment: who takes the money; manual unless told.")
          @Size(min = 1, max = 40)
          Optional<String> provider,
      @Doc("Without an authorized payment: what part of the price it is; full unless told.")
          Optional<Payment.PaymentKind> kind,
      @Doc("Without an authorized payment: what the provider knows the means of payment by.")
          @Size(min = 1, max = 500)
          @Secret
          Optional<String> token,
      @Doc("Your own reference, such as a bank transfer's.") @Size(min = 1, max = 200)
          Optional<String> reference) {}

  final Action<CapturePayment, Payment> capturePayment =
      post("/orders/:id/payments/capture")
          .named("capture_payment")
          .says("Take an order's money: what was authorized, or, where nothing was, all at once.")
          .note(LATER)
          .alsoCalled(
              "charge the customer",
              "mark an order as paid",
              "record a payment",
              "take the authorized money",
              "collect an order's money")
          .wantsKey()
          .needs(MOVES_MONEY)
          .takes(CapturePayment.class)
          .gives(Payment.class)
          .example(
              new CapturePayment(
                  id("ord", 4),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()))
          .writes(this::capture);

  private Payment capture(CapturePayment in, WriteTx tx) {
    OrderState order = got(tx, in.id());
    if (in.paymentId().isEmpty() && !collecting.holdsPromise(tx, order)) {
      return collecting.begin(
          tx,
          order,
          new Collecting.NewPayment(
              Kind.CHARGE,
              in.kind(),
              in.provider(),
              in.amountCents(),
              details(in.token(), in.reference())));
    }
    order.check(OrderMove.PAY);
    Payment payment =
        collecting.meant(
            tx, order, in.paymentId(), Payment::capturable, "captured", "authorize_payment");
    return collecting.capture(tx, order, payment, in.amountCents());
  }

  record ConfirmPayment(
      @Doc("Which order, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("Which payment, where several wait.") @Size(min = 1, max = 64)
          Optional<String> paymentId,
      @Doc("The code that the buyer was sent, where there is one.") @Size(min = 1, max = 100)
          Optional<String> code) {}

  final Action<ConfirmPayment, Payment> confirmPayment =
      post("/orders/:id/payments/confirm")
          .named("confirm_payment")
          .says("Go on with a payment that waits for a second step, such as the buyer's code.")
          .note(LATER)
          .alsoCalled(
              "enter the 3d secure code",
              "the bank transfer has arrived",
              "money came in by wire",
              "continue a payment")
          .wantsKey()
          .needs(MOVES_MONEY)
          .takes(ConfirmPayment.class)
          .gives(Payment.class)
          .example(new ConfirmPayment(id("ord", 5), Optional.empty(), Optional.empty()))
          .writes(this::confirm);

  private Payment confirm(ConfirmPayment in, WriteTx tx) {
    OrderState order = got(tx, in.id()).check(OrderMove.PAY);
    Payment payment =
        collecting.meant(
            tx,
            order,
            in.paymentId(),
            each -> each.nextStep().isPresent() && each.idle(),
            "confirmed",
            "authorize_payment");
    return collecting.confirm(tx, order, payment, in.code().orElse(""));
  }

  record VoidPayment(
      @Doc("Which order, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("Which payment, where several are authorized.") @Size(min = 1, max = 64)
          Optional<String> paymentId) {}

  final Action<VoidPayment, Payment> voidPayment =
      post("/orders/:id/payments/void")
          .named("void_payment")
          .says("Let go of an authorized payment: nothing is taken.")
          .note(LATER)
          .alsoCalled(
              "release the hold on a card",
              "cancel an authorization",
              "do not charge the card after all",
              "unblock the money on a card")
          .wantsKey()
          .needs(MOVES_MONEY)
          .takes(VoidPayment.class)
          .gives(Payment.class)
          .example(new VoidPayment(id("ord", 4), Optional.empty()))
          .writes(this::giveUp);

  private Payment giveUp(VoidPayment in, WriteTx tx) {
    OrderState order = got(tx, in.id()).check(OrderMove.VOID);
    Payment payment =
        collecting.meant(
            tx, order, in.paymentId(), Payment::voidable, "voided", "authorize_payment");
    return collecting.giveUp(tx, order, payment);
  }

  record RefundOrder(
      @Doc("Which order, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("How much, in minor units; all that was captured and not refunded unless told.")
          @Min(1)
          @Max(Money.MOST)
          Optional<Long> amountCents,
      @Doc("Why, for the books and the buyer's receipt; other unless told.")
          Optional<Refund.Reason> reason,
      @Doc("A note of your own.") @Size(min = 1, max = 2000) Optional<String> note,
      @Doc("True puts what was sent into the return location's stock once the money is given back.")
          Optional<Boolean> restock,
      @Doc("The return it is for.") @Size(min = 1, max = 64) Optional<String> returnId) {}

  final Action<RefundOrder, Refund> refundOrder =
      post("/orders/:id/refund")
          .named("refund_order")
          .says("Give money of an order back: all that is left of it, or a part.")
          .note("It is processing until the provider has answered; read_order shows the outcome.")
          .note("What was not sent yet is given back to stock by cancel_order, not by this.")
          .alsoCalled(
              "give the money back",
              "reimburse a customer",
              "partial refund",
              "pay the customer back",
              "return the money of an order",
              "refund the shipping")
          .destroys("The money goes back to the buyer and cannot be fetched again.")
          .wantsKey()
          .needs(MOVES_MONEY)
          .takes(RefundOrder.class)
          .gives(Refund.class)
          .example(
              new RefundOrder(
                  id("ord", 3),
                  Optional.of(1000L),
                  Optional.of(Refund.Reason.REQUESTED_BY_BUYER),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()))
          .writes(this::refund);

  private Refund refund(RefundOrder in, WriteTx tx) {
    OrderState order = got(tx, in.id());
    return collecting.refund(
        tx,
        order,
        new Collecting.NewRefund(
            in.amountCents(),
            in.reason().orElse(Refund.Reason.OTHER),
            in.note(),
            in.restock().orElse(false),
            in.returnId()));
  }

  private OrderState got(WriteTx tx, String id) {
    return tx.expecting(book.get(tx, id));
  }

  private static Map<String, String> details(Optional<String> token, Optional<String> reference) {
    Map<String, String> details = new LinkedHashMap<>();
    token.ifPresent(text -> details.put("token", text));
    reference.ifPresent(text -> details.put("reference", text));
    return details;
  }
}
