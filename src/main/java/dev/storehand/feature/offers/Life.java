package dev.storehand.feature.offers;

import static dev.storehand.feature.offers.OfferStatus.DISABLED;
import static dev.storehand.feature.offers.OfferStatus.DISCARDED;
import static dev.storehand.feature.offers.OfferStatus.DRAFT;
import static dev.storehand.feature.offers.OfferStatus.ENABLED;
import static dev.storehand.feature.offers.OfferStatus.ENDED;
import static dev.storehand.feature.offers.OfferStatus.SCHEDULED;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/**
 * Where an offer stands, and the steps it can take; which step is allowed from where is said by
 * {@link OfferMove}.
 *
 * @param startsAt when sales begin; kept once they have begun
 * @param pausedAt a mark of one that is scheduled or enabled
 * @param enabledAt when it was last enabled; empty where it never sold
 * @param discardedFrom what it was before it was discarded
 */
record Life(
    OfferStatus status,
    Optional<Instant> startsAt,
    Optional<Instant> endsAt,
    Optional<Instant> pausedAt,
    Optional<Instant> enabledAt,
    Optional<Instant> endedAt,
    Optional<Instant> discardedAt,
    Optional<OfferStatus> discardedFrom) {

  static Life draft() {
    return new Life(
        DRAFT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** It sells from now on; a start that is still to come is forgotten. */
  Life enabled(Instant now) {
    Optional<Instant> begun = startsAt.filter(start -> !start.isAfter(now));
    return in(ENABLED, begun, endsAt, pausedAt, Optional.of(now));
  }

  /**
   * The same by hand.
   *
   * @throws Problem 409 where its time is over
   */
  Life begun(Instant now) {
    if (over(now)) {
      throw Problem.of(Code.CONFLICT, "The offer's time was over at " + endsAt.orElseThrow())
          .hint("Give it a new end with schedule_offer, or none with unschedule_offer.")
          .next("schedule_offer", "unschedule_offer");
    }
    return enabled(now);
  }

  Life disabled() {
    return in(DISABLED, startsAt, endsAt, Optional.empty(), enabledAt);
  }

  /** One that sells goes on, and only its end is new; any other begins then, or at once. */
  Life planned(Optional<Instant> start, Optional<Instant> end, Instant now) {
    if (status == ENABLED && start.isPresent()) {
      throw refused("The offer sells already and cannot begin to")
          .hint("Leave out starts_at to set its end alone, or disable it first.")
          .next("disable_offer");
    }
    return status == ENABLED
        ? in(ENABLED, startsAt, end, pausedAt, enabledAt)
        : in(SCHEDULED, Optional.of(start.orElse(now)), end, pausedAt, enabledAt);
  }

  /** It has no times any more; one that waited for its start is what it was before. */
  Life unplanned() {
    if (status != SCHEDULED && endsAt.isEmpty()) {
      throw refused("The offer has no times to drop")
          .hint("schedule_offer gives it some.")
          .next("schedule_offer");
    }
    return status == SCHEDULED
        ? in(idle(), Optional.empty(), Optional.empty(), Optional.empty(), enabledAt)
        : in(status, startsAt, Optional.empty(), pausedAt, enabledAt);
  }

  Life pausing(Instant now) {
    if (pausedAt.isPresent()) {
      throw refused("The offer is paused already").hint("Let it go on.").next("resume_offer");
    }
    return in(status, startsAt, endsAt, Optional.of(now), enabledAt);
  }

  Life resuming() {
    if (pausedAt.isEmpty()) {
      throw refused("The offer is not paused").hint("pause_offer stops it.").next("pause_offer");
    }
    return in(status, startsAt, endsAt, Optional.empty(), enabledAt);
  }

  Life ended(Instant now) {
    return new Life(
        ENDED,
        startsAt,
        endsAt,
        Optional.empty(),
        enabledAt,
        Optional.of(now),
        Optional.empty(),
        Optional.empty());
  }

  Life discarded(Instant now) {
    return new Life(
        DISCARDED,
        startsAt,
        endsAt,
        Optional.empty(),
        enabledAt,
        endedAt,
        Optional.of(now),
        Optional.of(status));
  }

  /**
   * What it was before it was discarded; one whose start has passed meanwhile waits to be told
   * again.
   */
  Life restored(Instant now) {
    OfferStatus before = discardedFrom.orElse(DRAFT);
    boolean late = before == SCHEDULED && startsAt.filter(now::isBefore).isEmpty();
    return new Life(
        late ? idle() : before,
        late ? Optional.empty() : startsAt,
        late ? Optional.empty() : endsAt,
        Optional.empty(),
        enabledAt,
        endedAt,
        Optional.empty(),
        Optional.empty());
  }

  /** Whether it sells now, or will by itself. */
  boolean live() {
    return status == ENABLED || status == SCHEDULED;
  }

  /** Whether its time is over. */
  boolean over(Instant now) {
    return endsAt.filter(end -> !now.isBefore(end)).isPresent();
  }

  /** Whether there is a moment in which both may sell. */
  boolean meets(Life other) {
    return before(startsAt, other.endsAt) && before(other.startsAt, endsAt);
  }

  private static boolean before(Optional<Instant> start, Optional<Instant> end) {
    return start.isEmpty() || end.isEmpty() || start.get().isBefore(end.get());
  }

  /** What the clock does to it now. */
  Optional<OfferMove> due(Instant now) {
    if (status == SCHEDULED && startsAt.filter(now::isBefore).isEmpty()) {
      return Optional.of(OfferMove.START);
    }
    return status == ENABLED && over(now) ? Optional.of(OfferMove.FINISH) : Optional.empty();
  }

  /** What the clock makes of it. */
  Life by(OfferMove due, Instant now) {
    return due == OfferMove.START ? enabled(now) : ended(now);
  }

  private static Problem refused(String sentence) {
    return Problem.of(Code.INVALID_TRANSITION, sentence);
  }

  private OfferStatus idle() {
    return enabledAt.isPresent() ? DISABLED : DRAFT;
  }

  private Life in(
      OfferStatus next,
      Optional<Instant> start,
      Optional<Instant> end,
      Optional<Instant> pause,
      Optional<Instant> lastEnabled) {
    return new Life(next, start, end, pause, lastEnabled, endedAt, discardedAt, discardedFrom);
  }
}
