package dev.storehand.feature.offers;

import static dev.storehand.feature.offers.OfferStatus.DISABLED;
import static dev.storehand.feature.offers.OfferStatus.DISCARDED;
import static dev.storehand.feature.offers.OfferStatus.DRAFT;
import static dev.storehand.feature.offers.OfferStatus.ENABLED;
import static dev.storehand.feature.offers.OfferStatus.ENDED;
import static dev.storehand.feature.offers.OfferStatus.SCHEDULED;
import static java.util.Map.entry;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What can be done with an offer, and from which states: the whole table. Where it leads is said by
 * {@link Life}.
 */
enum OfferMove {
  ENABLE("enabled", "offer.enabled"),
  DISABLE("disabled", "offer.disabled"),
  SCHEDULE("scheduled", "offer.scheduled"),
  UNSCHEDULE("unscheduled", "offer.unscheduled"),
  PAUSE("paused", "offer.paused"),
  RESUME("resumed", "offer.resumed"),
  END("ended", "offer.ended"),
  DISCARD("discarded", "offer.discarded"),
  RESTORE("restored", "offer.restored"),
  /** By the clock, when the start has come. */
  START("started", "offer.enabled"),
  /** By the clock, when the end has come. */
  FINISH("ended", "offer.ended"),
  /** A change of what it says and sells. */
  CHANGE("changed", "offer.updated");

  private static final Map<OfferMove, Set<OfferStatus>> FROM =
      Map.ofEntries(
          entry(ENABLE, Set.of(DRAFT, SCHEDULED, DISABLED)),
          entry(DISABLE, Set.of(ENABLED)),
          entry(SCHEDULE, Set.of(DRAFT, SCHEDULED, ENABLED, DISABLED)),
          entry(UNSCHEDULE, Set.of(SCHEDULED, ENABLED, DISABLED)),
          entry(PAUSE, Set.of(SCHEDULED, ENABLED)),
          entry(RESUME, Set.of(SCHEDULED, ENABLED)),
          entry(END, Set.of(SCHEDULED, ENABLED, DISABLED)),
          entry(DISCARD, Set.of(DRAFT, SCHEDULED, DISABLED, ENDED)),
          entry(RESTORE, Set.of(DISCARDED)),
          entry(START, Set.of(SCHEDULED)),
          entry(FINISH, Set.of(ENABLED)),
          entry(CHANGE, Set.of(DRAFT, SCHEDULED, ENABLED, DISABLED, ENDED)));

  private final String done;
  private final String event;

  OfferMove(String done, String event) {
    this.done = done;
    this.event = event;
  }

  String event() {
    return event;
  }

  /**
   * Passes where the offer's state allows this.
   *
   * @throws Problem 409 invalid_transition, naming what would unblock it
   */
  void check(Offer offer) {
    if (!FROM.get(this).contains(offer.status())) {
      throw wayOut(
          offer,
          Problem.of(
              Code.INVALID_TRANSITION,
              "The offer %s is %s and cannot be %s"
                  .formatted(offer.id(), offer.status().name().toLowerCase(Locale.ROOT), done)));
    }
  }

  private Problem wayOut(Offer offer, Problem problem) {
    return switch (offer.status()) {
      case DISCARDED -> problem.hint("Bring it back first.").next("restore_offer");
      case ENDED ->
          problem
              .hint("An ended offer is closed for good; duplicate_offer makes a new one of it.")
              .next("duplicate_offer");
      case DRAFT ->
          this == END
              ? problem.hint("It has never sold: discard it instead.").next("discard_offer")
              : problem.hint("It does not sell yet: enable it first.").next("enable_offer");
      case SCHEDULED ->
          this == DISABLE
              ? problem.hint("It does not sell yet: drop its schedule.").next("unschedule_offer")
              : problem.hint("It begins by itself; enable_offer begins now.").next("enable_offer");
      case ENABLED ->
          this == DISCARD
              ? problem.hint("It sells: disable it first.").next("disable_offer")
              : problem
                  .hint("It sells already; disable_offer or pause_offer stops it.")
                  .next("disable_offer", "pause_offer");
      case DISABLED -> problem.hint("It does not sell: enable it first.").next("enable_offer");
    };
  }
}
