package dev.storehand.feature.orders;

import dev.storehand.core.db.Mode;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who moves money. It is called outside any transaction, and again with the same key after
 * a crash: the same key must move money once and give the same outcome.
 */
public interface PaymentProvider {

  /** Its name, as clients write it. */
  String name();

  /** Whether it serves data of this mode. */
  boolean serves(Mode mode);

  /** Whether it takes money without anybody being there to say so. */
  default boolean unattended() {
    return true;
  }

  /**
   * Does what is asked. An exception means that it is not known what came of it; it is asked again
   * later.
   */
  Outcome ask(Ask ask);

  /** What is asked. */
  enum Kind {
    /** Promise an amount. */
    AUTHORIZE,
    /** Take an amount at once. */
    CHARGE,
    /** Do the second step that an authorization or a charge wanted. */
    CONFIRM,
    /** Take what was promised, or less of it; the rest lapses. */
    CAPTURE,
    /** Give up what was promised. */
    VOID,
    /** Give back of what was taken. */
    REFUND
  }

  /**
   * One question.
   *
   * @param key the same for the same question, however often it is asked
   * @param paymentCents what the payment it is about comes to
   * @param reference what the provider calls that payment, once it does
   * @param details what the caller sent with it: {@code token}, {@code reference}, {@code code}
   */
  record Ask(
      String key,
      Kind kind,
      long amountCents,
      long paymentCents,
      String currency,
      Optional<String> reference,
      Map<String, String> details) {}

  /** What came of it. */
  sealed interface Outcome {
    /** Done, under this name. */
    record Done(String reference) implements Outcome {}

    /** Refused for good. */
    record Declined(String code, String message) implements Outcome {}

    /** The buyer has to do something first, such as type in a code; CONFIRM goes on. */
    record Wants(String reference, String instruction) implements Outcome {}
  }
}
