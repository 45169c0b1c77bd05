package dev.storehand.feature.preorders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.feature.offers.Delivery;
import dev.storehand.feature.offers.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an order with preorder lines has besides. It is changed only by who holds its order.
 *
 * @param orderId its id and its order's
 * @param locale the language of its buyer
 * @param splitOrderId the order that the rest of its cart became
 */
record Preorder(
    String orderId,
    String offerId,
    Instant placedAt,
    PaymentPlan plan,
    Payer payer,
    Tries tries,
    Arrival arrival,
    Holding holding,
    boolean autoRelease,
    Release release,
    Link link,
    Optional<Instant> shippingUpdatedAt,
    Reminder reminder,
    Optional<String> locale,
    Optional<String> splitOrderId) {

  /** How long after the first failure a balance is tried again. */
  private static final List<Duration> AGAIN =
      List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));

  /** What is to be charged: who moves the balance, and what by. */
  record Payer(Optional<String> provider, Optional<String> token) {}

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
  record Arrival(Delivery.Type type, Optional<Instant> at) {

    /** Of goods that are ordered now in a market. */
    static Arrival of(ReadTx tx, Settings settings, String marketId, ShopDays days) {
      Delivery delivery = settings.delivery();
      Optional<Instant> ofMarket =
          settings.markets().in(marketId).deliveryDate().map(day -> begin(tx, day, days));
      if (ofMarket.isPresent()) {
        return new Arrival(Delivery.Type.EXACT_DATE, ofMarket);
      }
      Optional<Instant> at =
          switch (delivery.type()) {
            case ASAP, UNKNOWN -> Optional.empty();
            case EXACT_DATE -> delivery.date().map(day -> begin(tx, day, days));
            case AFTER_INTERVAL ->
                delivery.intervalDays().map(count -> tx.now().plus(Duration.ofDays(count)));
          };
      return new Arrival(delivery.type(), at);
    }

    private static Instant begin(ReadTx tx, LocalDate day, ShopDays days) {
      return day.atStartOfDay(days.zone(tx)).toInstant();
    }
  }

  /**
   * What is held back.
   *
   * @param heldAt since when somebody holds it by hand
   */
  record Holding(Held held, Optional<String> note, Optional<Instant> heldAt) {
    static final Holding NONE = new Holding(Held.NONE, Optional.empty(), Optional.empty());
  }

  /**
   * Whether what was held back has been let go.
   *
   * @param forced whether somebody did it by force
   */
  record Release(Optional<Instant> at, boolean forced) {
    static final Release NOT_YET = new Release(Optional.empty(), false);
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

  boolean released() {
    return release.at().isPresent();
  }

  Preorder with(Payer next) {
    return with(next, tries, arrival, holding, release, link, shippingUpdatedAt, reminder);
  }

  Preorder with(Tries next) {
    return with(payer, next, arrival, holding, release, link, shippingUpdatedAt, reminder);
  }

  Preorder with(Arrival next) {
    return with(payer, tries, next, holding, release, link, shippingUpdatedAt, reminder);
  }

  Preorder with(Holding next) {
    return with(payer, tries, arrival, next, release, link, shippingUpdatedAt, reminder);
  }

  Preorder with(Link next) {
    return with(payer, tries, arrival, holding, release, next, shippingUpdatedAt, reminder);
  }

  Preorder with(Reminder next) {
    return with(payer, tries, arrival, holding, release, link, shippingUpdatedAt, next);
  }

  Preorder updated(Instant now) {
    return with(payer, tries, arrival, holding, release, link, Optional.of(now), reminder);
  }

  Preorder released(boolean byForce, Instant now) {
    Release done = new Release(Optional.of(now), byForce);
    return with(payer, tries, arrival, Holding.NONE, done, link, shippingUpdatedAt, reminder);
  }

  private Preorder with(
      Payer paysWith,
      Tries tried,
      Arrival coming,
      Holding held,
      Release done,
      Link sent,
      Optional<Instant> updatedAt,
      Reminder next) {
    return new Preorder(
        orderId,
        offerId,
        placedAt,
        plan,
        paysWith,
        tried,
        coming,
        held,
        autoRelease,
        done,
        sent,
        updatedAt,
        next,
        locale,
        splitOrderId);
  }
}
