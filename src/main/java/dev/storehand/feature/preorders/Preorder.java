package dev.storehand.feature.preorders;

import dev.storehand.feature.offers.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an order with preorder lines has besides. It is changed only by who holds its order.
 *
 * @param orderId its id and its order's
 * @param provider who is to move the balance, and {@code token} what by
 * @param forced whether it was released by force
 * @param locale the language of its buyer
 */
record Preorder(
    String orderId,
    String offerId,
    Instant placedAt,
    PaymentPlan plan,
    Optional<String> provider,
    Optional<String> token,
    Tries tries,
    Arrival arrival,
    Holding holding,
    boolean autoRelease,
    Optional<Instant> releasedAt,
    boolean forced,
    Link link,
    Optional<Instant> shippingUpdatedAt,
    Reminder reminder,
    Optional<String> locale) {

  /** How long after the first failure a balance is tried again. */
  private static final List<Duration> AGAIN =
      List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));

  /**
   * How often the balance was charged in vain, and what comes next.
   *
   * @param paymentFailedAt when it was given up; a charge by hand begins anew
   * @param balanceCollectedAt when nothing was left of the balance
   */
  record Tries(
      int attempts,
      Optional<Instant> nextChargeAt,
      Optional<Instant> firstFailedAt,
      Optional<Instant> paymentFailedAt,
      Optional<Failure> failure,
      Optional<Instant> balanceCollectedAt) {

    static Tries from(Optional<Instant> firstCharge) {
      return new Tries(
          0, firstCharge, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Tries at(Optional<Instant> next) {
      return new Tries(attempts, next, firstFailedAt, paymentFailedAt, failure, balanceCollectedAt);
    }

    /** One more failure; it is tried again by itself, or was for the last time. */
    Tries failed(Failure why, boolean again, Instant now) {
      Instant first = firstFailedAt.orElse(now);
      boolean more = again && attempts < AGAIN.size();
      return new Tries(
          attempts + 1,
          more ? Optional.of(first.plus(AGAIN.get(attempts))) : Optional.empty(),
          Optional.of(first),
          more ? Optional.empty() : Optional.of(now),
          Optional.of(why),
          balanceCollectedAt);
    }

    /** A charge that nobody repeats by himself; when the balance is due does not change. */
    Tries declined(Failure why, Instant now) {
      return new Tries(
          attempts + 1,
          nextChargeAt,
          firstFailedAt.or(() -> Optional.of(now)),
          Optional.of(now),
          Optional.of(why),
          balanceCollectedAt);
    }

    /** The buyer has tried by himself, in vain: what the clock does is not changed by it. */
    Tries refused(Failure why) {
      return stopped(why, false);
    }

    /** The buyer has to do something before it goes on; of a balance, the clock waits for him. */
    Tries stopped(Failure why, boolean balance) {
      return new Tries(
          attempts,
          balance ? Optional.empty() : nextChargeAt,
          firstFailedAt,
          paymentFailedAt,
          Optional.of(why),
          balanceCollectedAt);
    }

    /** A charge was given up before it ended: what it waited for does not matter any more. */
    Tries voided(Optional<Instant> next) {
      return new Tries(
          attempts,
          next,
          firstFailedAt,
          paymentFailedAt,
          failure.filter(why -> !why.code().equals(Failure.SECOND_STEP)),
          balanceCollectedAt);
    }

    /** It is being charged; one that was given up begins anew. */
    Tries charging() {
      return paymentFailedAt.isEmpty()
          ? at(Optional.empty())
          : new Tries(
              0, Optional.empty(), Optional.empty(), Optional.empty(), failure, balanceCollectedAt);
    }

    /** Money has come: what failed before does not matter any more. */
    Tries paid(Optional<Instant> collected) {
      return new Tries(
          0,
          collected.isPresent() ? Optional.empty() : nextChargeAt,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          balanceCollectedAt.or(() -> collected));
    }
  }

  /** Why a charge failed. */
  record Failure(String code, String message) {
    static final String SECOND_STEP = "second_step_needed";
  }

  /** When the goods are to come. */
  record Arrival(Delivery.Type type, Optional<Instant> at) {}

  /**
   * What is held back.
   *
   * @param heldAt since when somebody holds it by hand
   */
  record Holding(Held held, Optional<String> note, Optional<Instant> heldAt) {
    static final Holding NONE = new Holding(Held.NONE, Optional.empty(), Optional.empty());
  }

  /**
   * The link to pay what is left.
   *
   * @param hash of the token that the last link ends in
   * @param paymentId the payment that was last begun by a link, of this one or one before
   */
  record Link(
      Optional<String> hash,
      Optional<Instant> sentAt,
      Optional<Instant> endsAt,
      Optional<String> paymentId) {
    static final Link NONE =
        new Link(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Link paying(String payment) {
      return new Link(hash, sentAt, endsAt, Optional.of(payment));
    }

    boolean began(String payment) {
      return paymentId.filter(payment::equals).isPresent();
    }
  }

  Preorder with(Tries next) {
    return with(next, arrival, holding, releasedAt, forced, link, shippingUpdatedAt);
  }

  Preorder with(Arrival next) {
    return with(tries, next, holding, releasedAt, forced, link, shippingUpdatedAt);
  }

  Preorder with(Holding next) {
    return with(tries, arrival, next, releasedAt, forced, link, shippingUpdatedAt);
  }

  Preorder with(Link next) {
    return with(tries, arrival, holding, releasedAt, forced, next, shippingUpdatedAt);
  }

  Preorder released(boolean byForce, Instant now) {
    return with(tries, arrival, Holding.NONE, Optional.of(now), byForce, link, shippingUpdatedAt);
  }

  Preorder updated(Instant now) {
    return with(tries, arrival, holding, releasedAt, forced, link, Optional.of(now));
  }

  Preorder with(Reminder next) {
    return new Preorder(
        orderId,
        offerId,
        placedAt,
        plan,
        provider,
        token,
        tries,
        arrival,
        holding,
        autoRelease,
        releasedAt,
        forced,
        link,
        shippingUpdatedAt,
        next,
        locale);
  }

  Preorder paysWith(Optional<String> otherProvider, Optional<String> otherToken) {
    return new Preorder(
        orderId,
        offerId,
        placedAt,
        plan,
        otherProvider,
        otherToken,
        tries,
        arrival,
        holding,
        autoRelease,
        releasedAt,
        forced,
        link,
        shippingUpdatedAt,
        reminder,
        locale);
  }

  private Preorder with(
      Tries otherTries,
      Arrival otherArrival,
      Holding otherHolding,
      Optional<Instant> released,
      boolean byForce,
      Link otherLink,
      Optional<Instant> updatedAt) {
    return new Preorder(
        orderId,
        offerId,
        placedAt,
        plan,
        provider,
        token,
        otherTries,
        otherArrival,
        otherHolding,
        autoRelease,
        released,
        byForce,
        otherLink,
        updatedAt,
        reminder,
        locale);
  }
}
