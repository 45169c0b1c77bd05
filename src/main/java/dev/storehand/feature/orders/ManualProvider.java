package dev.storehand.feature.orders;

import dev.storehand.core.db.Mode;

/**
 * Records what the merchant says happened elsewhere: cash at the till, a bank transfer. Nothing is
 * moved, so nothing fails.
 */
final class ManualProvider implements PaymentProvider {
  static final String NAME = "manual";

  /** What people read of it. */
  static final String RULES =
      "The provider manual records what you say; with the token bank_transfer the payment waits until"
          + " confirm_payment says that the money is there.";

  private static final String LATER = "bank_transfer";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean serves(Mode mode) {
    return true;
  }

  @Override
  public boolean unattended() {
    return false;
  }

  @Override
  public Outcome ask(Ask ask) {
    String own = ask.reference().orElse("manual_" + ask.key());
    boolean begins = ask.kind() == Kind.AUTHORIZE || ask.kind() == Kind.CHARGE;
    if (begins && LATER.equals(ask.details().get("token"))) {
      return new Outcome.Wants(own, "Call confirm_payment once the money is on the account.");
    }
    return new Outcome.Done(ask.details().getOrDefault("reference", own));
  }
}
