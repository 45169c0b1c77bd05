package dev.storehand.feature.preorders;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Work;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.Job;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.job.NewJob;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Means;
import dev.storehand.feature.offers.Offers;
import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.offers.Template;
import dev.storehand.feature.preorders.PreorderBook.Kept;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What is done to all open orders of an offer. */
public final class OfferOrderActions extends Actions {
  private final PreorderStore store = new PreorderStore();
  private final Offers offers = new Offers();
  private final PreorderDesk desk;

  public OfferOrderActions(PreorderDesk desk) {
    super(PreorderActions.ROOM);
    this.desk = desk;
  }

  record HoldOfferOrders(
      @Doc("Which offer, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("Why, for whoever packs.") @Size(min = 1, max = 500) String note) {}

  final Action<HoldOfferOrders, JobAnswer> holdOfferOrders =
      post("/preorders/offers/:id/fulfillment/hold_all")
          .named("hold_offer_orders")
          .says("Hold all open orders of an offer in one job: nothing of them is sent meanwhile.")
          .note("What is held by hand is not released by itself; release_offer_holds lets it go.")
          .alsoCalled(
              "keep the offers orders from being packed",
              "stop shipping an offer's preorders",
              "put all preorders on hold",
              "freeze shipping of the drop",
              "nothing of the presale may ship",
              "hold back all orders of a campaign")
          .takes(HoldOfferOrders.class)
          .givesJob(Job.Kind.BULK)
          .example(new HoldOfferOrders(PreorderExamples.OFFER, "Recall of the first batch"))
          .starts(this::holds, new Work.Rows(this::hold));

  private NewJob.Plan holds(HoldOfferOrders in, ReadTx tx) {
    return plan(tx, in.id(), Optional.empty(), Json.object().put("note", in.note()));
  }

  private Work.Done hold(ObjectNode item, WriteTx tx) {
    Kept kept = desk.book().get(tx, item.path("id").asString());
    return done(desk.freeing().hold(tx, kept, item.path("note").asString()).shown());
  }

  record ReleaseOfferHolds(@Doc("Which offer, by its id.") @Size(min = 1, max = 64) String id) {}

  final Action<ReleaseOfferHolds, JobAnswer> releaseOfferHolds =
      post("/preorders/offers/:id/fulfillment/release_holds")
          .named("release_offer_holds")
          .says("Lift the holds of all open orders of an offer in one job.")
          .note(
              "Preorder goods go on waiting for their stock; bulk_release_preorder_orders gives it.")
          .alsoCalled(
              "let the warehouse pack the offers orders",
              "resume shipping an offer's preorders",
              "take all preorders off hold",
              "unfreeze the drop's orders",
              "orders of the presale may ship again",
              "lift all holds of a campaign")
          .takes(ReleaseOfferHolds.class)
          .givesJob(Job.Kind.BULK)
          .example(new ReleaseOfferHolds(PreorderExamples.OFFER))
          .starts(
              (in, tx) -> plan(tx, in.id(), Optional.empty(), Json.object()),
              new Work.Rows(this::letGo));

  private Work.Done letGo(ObjectNode item, WriteTx tx) {
    Kept kept = desk.book().get(tx, item.path("id").asString());
    return done(desk.freeing().letGo(tx, kept).shown());
  }

  record SendShippingUpdate(
      @Doc("Which offer, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("The letter's subject; the offer's own unless told.")
          @Size(min = 1, max = 200)
          @Means(Template.class)
          Optional<String> subject,
      @Doc("What stands above, such as Our ship is late.")
          @Size(min = 1, max = 200)
          @Means(Template.class)
          String header,
      @Doc("What there is to say.") @Size(min = 1, max = 5000) @Means(Template.class)
          String description,
      @Doc("Only to the buyers of these orders; of all open ones unless told.")
          @Size(min = 1, max = 10_000)
          Optional<List<@Size(min = 1, max = 64) String>> orderIds) {}

  final Action<SendShippingUpdate, JobAnswer> sendShippingUpdate =
      post("/preorders/offers/:id/notifications/send_shipping_update")
          .named("send_shipping_update")
          .says("Tell the buyers of an offer's open orders when their goods will come, in one job.")
          .note("Texts may have places such as {{ delivery_date }}; an unknown one is told.")
          .note("Each message is recorded; list_messages shows them.")
          .alsoCalled(
              "email preorder customers about a delay",
              "tell buyers about the new date",
              "news about the preorder",
              "tell customers it is delayed",
              "message everyone who preordered",
              "announce a later ship date")
          .takes(SendShippingUpdate.class)
          .givesJob(Job.Kind.BULK)
          .example(
              new SendShippingUpdate(
                  PreorderExamples.OFFER,
                  Optional.of("Your preorder is on its way to us"),
                  "On the water",
                  "The ship has left; we expect it in two weeks.",
                  Optional.empty()))
          .starts(this::updates, new Work.Rows(this::update));

  private NewJob.Plan updates(SendShippingUpdate in, ReadTx tx) {
    Selling offer = offers.get(tx, in.id());
    if (!offer.settings().notifications().shippingUpdate().enabled()) {
      throw Problem.of(Code.CONFLICT, "The offer " + in.id() + " has switched this letter off")
          .hint("Switch shipping_update.enabled on with update_offer_notifications.")
          .next("update_offer_notifications");
    }
    ObjectNode shared =
        Json.object()
            .put("offer_id", in.id())
            .put("header", in.header())
            .put("description", in.description());
    in.subject().ifPresent(subject -> shared.put("subject", subject));
    return plan(tx, in.id(), in.orderIds(), shared);
  }

  private Work.Done update(ObjectNode item, WriteTx tx) {
    Kept kept = desk.book().get(tx, item.path("id").asString());
    String offerId = item.path("offer_id").asString();
    if (!kept.preorder().offerId().equals(offerId)) {
      throw Problem.fault("order_ids", "is no order of the offer: " + kept.order().id())
          .next("list_preorder_orders");
    }
    kept.refuseCancelled();
    Map<String, String> news = new HashMap<>();
    news.put("header", item.path("header").asString());
    news.put("description", item.path("description").asString());
    Optional<String> subject =
        item.has("subject") ? Optional.of(item.path("subject").asString()) : Optional.empty();
    Optional<String> message =
        desk.letters().shippingUpdate(tx, offers.get(tx, offerId), kept, subject, news);
    if (message.isEmpty()) {
      throw Problem.of(Code.CONFLICT, "The preorder " + kept.order().id() + " has no email address")
          .hint("Nobody is known to tell.")
          .next("read_preorder_order");
    }
    desk.book().saved(tx, kept, kept.preorder().updated(tx.now()), "preorder.shipping_updated");
    return new Work.Done(
        Json.object().put("id", kept.order().id()).put("message_id", message.get()), Map.of());
  }

  /** An item for each order, first placed first. */
  private NewJob.Plan plan(
      ReadTx tx, String offerId, Optional<List<String>> ids, ObjectNode shared) {
    offers.get(tx, offerId);
    List<ObjectNode> items =
        ids.orElseGet(() -> store.open(tx, offerId)).stream()
            .map(id -> Json.object().put("id", id))
            .toList();
    return NewJob.Plan.of(shared, Json.object(), items);
  }

  private static Work.Done done(PreorderOrder order) {
    return new Work.Done(Json.tree(order), Map.of());
  }
}
