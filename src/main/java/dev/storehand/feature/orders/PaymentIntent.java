package dev.storehand.feature.orders;

import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.Via;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One question to a payment provider, from the transaction that wants it to the one that writes
 * down the answer.
 *
 * @param id the provider's key: the same question keeps it
 * @param attempts how often it was taken up
 */
record PaymentIntent(
    String id,
    String shop,
    Mode mode,
    String orderId,
    String paymentId,
    Optional<String> refundId,
    PaymentProvider.Kind kind,
    String provider,
    long amountCents,
    String currency,
    Map<String, String> details,
    int attempts,
    String keyId,
    String keyName,
    String requestId) {
  /** How long who took it up has it to himself. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  private static final int MOST_DOUBLINGS = 6;

  /** What is asked for a payment. */
  record Question(
      String paymentId,
      Optional<String> refundId,
      PaymentProvider.Kind kind,
      String provider,
      long amountCents,
      Map<String, String> details) {}

  /** Whose work it is: the outcome is written in the name of who asked. */
  Scope scope() {
    return new Scope(shop, mode, new Actor(keyId, keyName, Set.of(), Via.JOB, requestId));
  }

  /** When it is taken up again if nothing is heard of it: a minute, and twice that each time. */
  static Duration patience(int attempts) {
    return LEASE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
  }

  PaymentProvider.Ask ask(Payment payment) {
    return new PaymentProvider.Ask(
        id, kind, amountCents, payment.amountCents(), currency, payment.reference(), details);
  }
}
