package dev.storehand.feature.offers;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Bulk;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Steps;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The life of an offer, from draft to ended, by hand and by the clock. */
public final class OfferLifeActions extends Actions {
  /** How late a start may be; an end is kept to the moment, by the offer's own time. */
  private static final Duration TICK = Duration.ofSeconds(10);

  private final OfferStore offers = new OfferStore();
  private final OfferDesk desk;
  private final OfferActions all;

  public OfferLifeActions(OfferDesk desk, OfferActions all) {
    super(OfferActions.ROOM);
    this.desk = desk;
    this.all = all;
    every(TICK, "turn_offers", offers::due, desk::tick);
    bulk();
  }

  final Action<ById, Offer> enableOffer =
      step("enable")
          .says("Open an offer: it sells from now on.")
          .note("From draft, disabled or scheduled. A 409 where another offer sells the same.")
          .alsoCalled(
              "turn on a preorder",
              "activate the offer",
              "go live",
              "open preorders",
              "launch the presale now",
              "make the preorder live")
          .takes(ById.class)
          .gives(Offer.class)
          .example(new ById(id("ofr", 1)))
          .writes(this::enable);

  private Offer enable(ById in, WriteTx tx) {
    return move(tx, in, OfferMove.ENABLE, life -> life.begun(tx.now()));
  }

  final Action<ById, Offer> disableOffer =
      step("disable")
          .says("Close an offer that sells, until it is enabled again.")
          .note("Orders stay as they are; pause_offer stops sales for a while.")
          .alsoCalled(
              "turn off a preorder",
              "deactivate the offer",
              "take the offer down",
              "switch the presale off",
              "unpublish the preorder",
              "take the presale off the store")
          .takes(ById.class)
          .gives(Offer.class)
          .example(new ById(id("ofr", 2)))
          .writes((in, tx) -> move(tx, in, OfferMove.DISABLE, Life::disabled));

  record ScheduleOffer(
      @Doc("Which offer.") @Size(min = 1, max = 64) String id,
      @Doc("When it begins to sell; at once unless told.") Optional<Instant> startsAt,
      @Doc("When it stops selling and ends; never unless told.") Optional<Instant> endsAt) {

    /**
     * @throws Problem 422 with every fault
     */
    void check(Instant now) {
      List<Fault> faults = new ArrayList<>();
      if (startsAt.isEmpty() && endsAt.isEmpty()) {
        faults.add(new Fault("starts_at", "is missing: send starts_at, ends_at or both"));
      }
      startsAt
          .filter(now::isAfter)
          .ifPresent(
              each ->
                  faults.add(new Fault("starts_at", "has passed: leave it out to begin at once")));
      endsAt
          .filter(end -> !end.isAfter(now))
          .ifPresent(each -> faults.add(new Fault("ends_at", "has passed")));
      if (startsAt.isPresent() && endsAt.filter(end -> !end.isAfter(startsAt.get())).isPresent()) {
        faults.add(new Fault("ends_at", "is not after starts_at"));
      }
      if (!faults.isEmpty()) {
        throw Problem.faults(faults);
      }
    }
  }

  final Action<ScheduleOffer, Offer> scheduleOffer =
      step("schedule")
          .says("Say when an offer begins to sell, when it ends, or both.")
          .note(
              "An enabled offer goes on selling: only its end can be set. Sent again, it replaces"
                  + " both times.")
          .alsoCalled(
              "plan a launch",
              "start the preorder on a date",
              "end the offer on a date",
              "set a launch date",
              "launch automatically at midnight",
              "open and close the presale on set days")
          .takes(ScheduleOffer.class)
          .gives(Offer.class)
          .example(
              new ScheduleOffer(
                  id("ofr", 1),
                  Optional.of(Instant.parse("2026-12-01T09:00:00Z")),
                  Optional.of(Instant.parse("2026-12-24T18:00:00Z"))))
          .writes(this::schedule);

  private Offer schedule(ScheduleOffer in, WriteTx tx) {
    in.check(tx.now());
    return desk.move(
        tx,
        in.id(),
        OfferMove.SCHEDULE,
        life -> life.planned(in.startsAt(), in.endsAt(), tx.now()));
  }

  final Action<ById, Offer> unscheduleOffer =
      step("unschedule")
          .says("Drop an offer's times: one that waits goes back, one that sells has no end.")
          .alsoCalled(
              "forget the planned launch",
              "cancel the launch date",
              "remove the schedule",
              "call off the launch",
              "do not go live by itself after all",
              "drop the planned dates of the presale")
          .takes(ById.class)
          .gives(Offer.class)
          .example(new ById(id("ofr", 3)))
          .writes((in, tx) -> move(tx, in, OfferMove.UNSCHEDULE, Life::unplanned));

  final Action<ById, Offer> pauseOffer =
      step("pause")
          .says("Stop an offer's sales until it is resumed; its times go on.")
          .note("It keeps its variants: no other offer can sell them meanwhile.")
          .alsoCalled(
              "hold the preorder for a while",
              "take no preorders for now",
              "stop selling for now",
              "put the offer on hold",
              "halt preorders",
              "temporarily stop presales")
          .takes(ById.class)
          .gives(Offer.class)
          .example(new ById(id("ofr", 2)))
          .writes((in, tx) -> move(tx, in, OfferMove.PAUSE, l -> l.pausing(tx.now())));

  final Action<ById, Offer> resumeOffer =
      step("resume")
          .says("Let a paused offer sell again.")
          .alsoCalled(
              "continue selling",
              "unpause the offer",
              "take preorders again",
              "reopen a paused presale",
              "start selling the paused drop again",
              "take the offer off hold")
          .takes(ById.class)
          .gives(Offer.class)
          .example(new ById(id("ofr", 4)))
          .writes((in, tx) -> move(tx, in, OfferMove.RESUME, Life::resuming));

  final Action<ById, Offer> endOffer =
      step("end")
          .says("End an offer for good: it never sells again.")
          .note("Its orders are released and charged as before; duplicate_offer makes a new one.")
          .alsoCalled(
              "finish the campaign",
              "close the preorder for good",
              "wrap up the drop",
              "stop the presale forever",
              "the drop is over",
              "shut the campaign down for good")
          .destroys("The offer can never be enabled again.")
          .takes(ById.class)
          .gives(Offer.class)
          .example(new ById(id("ofr", 2)))
          .writes((in, tx) -> move(tx, in, OfferMove.END, l -> l.ended(tx.now())));

  final Action<ById, Offer> discardOffer =
      step("discard")
          .says("Put an offer away; restore_offer brings it back at any time.")
          .note("Not while it is enabled. Its orders and counts stay.")
          .alsoCalled(
              "delete a preorder offer",
              "delete an offer",
              "archive an offer",
              "trash a preorder",
              "remove the offer",
              "throw the presale away")
          .takes(ById.class)
          .gives(Offer.class)
          .example(new ById(id("ofr", 1)))
          .writes((in, tx) -> move(tx, in, OfferMove.DISCARD, l -> l.discarded(tx.now())));

  final Action<ById, Offer> restoreOffer =
      step("restore")
          .says("Bring a discarded offer back to the state it was in.")
          .note("A scheduled one whose start has passed meanwhile comes back without its times.")
          .alsoCalled(
              "get a deleted preorder back",
              "undelete an offer",
              "bring back an offer",
              "undo the discard",
              "get back a presale we threw away",
              "put the discarded drop back")
          .takes(ById.class)
          .gives(Offer.class)
          .example(new ById(id("ofr", 5)))
          .writes((in, tx) -> move(tx, in, OfferMove.RESTORE, l -> l.restored(tx.now())));

  private Offer move(WriteTx tx, ById in, OfferMove move, UnaryOperator<Life> step) {
    return desk.move(tx, in.id(), move, step);
  }

  private Steps.Said step(String verb) {
    return post("/preorders/offers/:id/" + verb).named(verb + "_offer");
  }

  private void bulk() {
    inBulk(
        "enable",
        "Open many offers.",
        enableOffer,
        "enable all drafts",
        "turn on many offers",
        "launch all presales together",
        "switch every drop on",
        "activate these offers in one go");
    inBulk(
        "disable",
        "Close many offers.",
        disableOffer,
        "turn off all offers",
        "stop every drop",
        "take all presales down",
        "switch off all campaigns",
        "close a batch of preorders");
    inBulk(
        "discard",
        "Put many offers away.",
        discardOffer,
        "delete many offers",
        "clean up offers",
        "throw away old campaigns",
        "get rid of all ended presales",
        "archive a batch of drops");
  }

  private Action<Bulk, JobAnswer> inBulk(
      String verb, String sentence, Action<ById, Offer> single, String... aliases) {
    return post("/preorders/offers/bulk_" + verb)
        .named("bulk_" + verb + "_offers")
        .says(sentence)
        .alsoCalled(aliases)
        .inBulk(single, all.listOffers)
        .example("{\"ids\": [\"" + id("ofr", verb.equals("disable") ? 2 : 1) + "\"]}")
        .starts();
  }
}
