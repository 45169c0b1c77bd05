package dev.storehand.feature.orders;

import dev.storehand.core.db.Mode;
import java.util.Map;
import java.util.Optional;

/**
 * Plays a payment provider on test data; no money moves. What comes of it is told by the last two
 * digits of the payment's amount, so that every ending can be had at will.
 */
final class SandboxProvider implements PaymentProvider {
  static final String NAME = "sandbox";

  /** What people read of it. */
  static final String RULES =
      "The sandbox, in test mode alone, goes by the payment's last two digits: 01 is declined, 02 lacks funds, 03"
          + " wants a second step (confirm_payment with code 123456), 04 fails at capture, 05 fails at refund; all"
          + " else succeeds. The tokens declined and insufficient_funds fail whatever the amount.";

  private static final String CODE = "123456";

  /** Means of payment that end as an amount with these digits does. */
  private static final Map<String, Integer> TOKENS = Map.of("declined", 1, "insufficient_funds", 2);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean serves(Mode mode) {
    return mode == Mode.TEST;
  }

  @Override
  public Outcome ask(Ask ask) {
    int ending = (int) (ask.paymentCents() % 100);
    String name = ask.reference().orElse("sandbox_" + ask.key());
    Optional<Outcome> other =
        switch (ask.kind()) {
          case AUTHORIZE, CHARGE ->
              beginning(TOKENS.getOrDefault(ask.details().getOrDefault("token", ""), ending), name);
          case CONFIRM -> confirming(ask);
          case CAPTURE -> failing(ending == 4, "capture_failed", "The sandbox takes nothing here");
          case REFUND -> failing(ending == 5, "refund_failed", "The sandbox gives nothing back");
          case VOID -> Optional.empty();
        };
    return other.orElseGet(() -> new Outcome.Done(name));
  }

  private static Optional<Outcome> beginning(int ending, String name) {
    return switch (ending) {
      case 1 -> failing(true, "card_declined", "The card was declined");
      case 2 -> failing(true, "insufficient_funds", "The account holds too little");
      case 3 ->
          Optional.of(new Outcome.Wants(name, "Call confirm_payment with the code " + CODE + "."));
      default -> Optional.empty();
    };
  }

  private static Optional<Outcome> confirming(Ask ask) {
    boolean wrong = !CODE.equals(ask.details().get("code"));
    return failing(wrong, "wrong_code", "The code was not the one that was sent");
  }

  private static Optional<Outcome> failing(boolean fails, String code, String message) {
    return fails ? Optional.of(new Outcome.Declined(code, message)) : Optional.empty();
  }
}
