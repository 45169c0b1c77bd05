package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Patch;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Versioned;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.ReadOnly;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** A room of declarations only, to publish; nothing of it is ever run. */
final class SampleOffers extends Actions {
  static final Room ROOM =
      new Room("offers", "Offers", "What a shop sells before it has it. Begin with `list_offers`.");

  SampleOffers() {
    super(ROOM);
  }

  @Doc("The button of an offer.")
  record Button(
      @Doc("Its text; it's shown as it is.") @Size(max = 60) Optional<String> text,
      @Doc("Whether it is shown.") boolean enabled) {}

  @Doc("An offer.")
  record Offer(
      @ReadOnly @Doc("Its id.") String id,
      @Doc("Its name | as shoppers see it.") @Size(min = 1, max = 100) String name,
      @Doc("Its button.") Button button,
      @ReadOnly @Doc("Rises by one with each change.") long version)
      implements Versioned {}

  @Doc("A job.")
  record Begun(@Doc("Its id.") String jobId, @Doc("Where to poll it.") String statusUrl) {}

  record ListOffers(
      @Doc("Only these names.") Optional<@Size(max = 20) List<@Size(max = 100) String>> names,
      @Doc("Only enabled ones.") Optional<Boolean> enabled) {}

  final Action<ListOffers, Page<Offer>> list =
      get("/preorders/offers")
          .named("list_offers")
          .says("List the offers of the shop.")
          .alsoCalled("show all offers")
          .takes(ListOffers.class)
          .lists(Offer.class, "offers", "created_at", "name")
          .example(new ListOffers(Optional.of(List.of("Summer & sun", "Fall")), Optional.empty()))
          .reads((in, paging, tx) -> unused());

  record CreateOffer(@Doc("Its name.") @Size(min = 1, max = 100) String name) {}

  final Action<CreateOffer, Offer> create =
      post("/preorders/offers")
          .named("create_offer")
          .says("Make an offer, not yet shown to anyone.")
          .alsoCalled("sell something before it arrives")
          .takes(CreateOffer.class)
          .gives(Offer.class)
          .example(new CreateOffer("It's summer"))
          .writes((in, tx) -> unused());

  record OneOffer(@Doc("Which offer.") @Size(min = 1, max = 64) String id) {}

  final Action<OneOffer, Offer> read =
      get("/preorders/offers/:id")
          .named("read_offer")
          .says("Read an offer with its button.")
          .takes(OneOffer.class)
          .gives(Offer.class)
          .example(new OneOffer(id("ofr", 1)))
          .reads((in, tx) -> unused());

  final Action<Patch<Offer>, Offer> update =
      patch("/preorders/offers/:id")
          .named("update_offer")
          .says("Change an offer's name or button.")
          .alsoCalled("rename an offer")
          .patches(Offer.class)
          .example("{\"id\": \"" + id("ofr", 1) + "\", \"name\": \"Fall\"}")
          .writes((in, tx) -> unused());

  final Action<OneOffer, Offer> pause =
      post("/preorders/offers/:id/pause")
          .named("pause_offer")
          .says("Pause an offer until it is resumed; its stock stays reserved.")
          .alsoCalled("hold this offer for a while")
          .repeatable()
          .takes(OneOffer.class)
          .gives(Offer.class)
          .example(new OneOffer(id("ofr", 1)))
          .writes((in, tx) -> unused());

  final Action<OneOffer, Offer> discard =
      delete("/preorders/offers/:id")
          .named("discard_offer")
          .says("Discard an offer for good.")
          .destroys("The offer and its settings are gone.")
          .takes(OneOffer.class)
          .gives(Offer.class)
          .example(new OneOffer(id("ofr", 1)))
          .writes((in, tx) -> unused());

  record SetLimit(
      @Doc("Which offer.") @Size(min = 1, max = 64) String id,
      @Doc("At most so many pieces.") @Min(1) @Max(1_000_000) int quantity) {}

  final Action<SetLimit, Offer> limit =
      post("/preorders/offers/:id/inventory/set_total_limit")
          .named("set_offer_total_limit")
          .says("Sell at most so many pieces in an offer.")
          .alsoCalled("limit how many we sell")
          .takes(SetLimit.class)
          .gives(Offer.class)
          .example(new SetLimit(id("ofr", 1), 50))
          .writes((in, tx) -> unused());

  record Bulk(@Doc("Which offers.") @Size(min = 1, max = 500) List<@Size(max = 64) String> ids) {}

  final Action<Bulk, Begun> bulk =
      post("/preorders/offers/bulk_pause")
          .named("bulk_pause_offers")
          .says("Pause many offers.")
          .takes(Bulk.class)
          .gives(Begun.class)
          .example(new Bulk(List.of(id("ofr", 1), id("ofr", 2))))
          .starts((in, tx) -> unused());

  private static <T> T unused() {
    throw new UnsupportedOperationException("the sample is published, never run");
  }
}
