package dev.storehand.feature.offers;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Patch;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.offers.OfferStore.Held;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Making offers, finding them, and changing them as a whole. */
public final class OfferActions extends Actions {
  /** The room of offers, shared by its classes of actions. */
  public static final Room ROOM =
      new Room(
          "preorders",
          "offers",
          "Preorder offers",
          "An offer sells variants before they are there. `create_offer` makes a draft with usual"
              + " settings; `add_offer_variants` says what it sells, `set_offer_deposit` and"
              + " `set_offer_total_limit` on which terms, and `enable_offer` opens it."
              + " `read_offer` shows all twelve capabilities in a line each; every one of them has"
              + " a read and an update of its own. A variant is sold by one offer at a time in a"
              + " market: what would break this is refused, and the refusal names the other offer.");

  /** The same area: what buyers see of an offer. */
  static final Room STOREFRONT =
      ROOM.toolset(
          "offer_storefront",
          "Offers in a storefront",
          "What buyers see of an offer: badge, button and banner, texts in other "
              + "languages, what they agree to, and what they are told by email. "
              + "`read_offer_widget` shows the look; each narrow edit, such as "
              + "`set_offer_button_text`, changes one part of it, and "
              + "`preview_offer_notification` renders a letter. What a shopper reads in a market and "
              + "a language, with the price, is in `list_variant_offers`.");

  /** The same area: on which terms an offer sells. */
  static final Room TERMS =
      ROOM.toolset(
          "offer_fulfillment",
          "Terms of offers",
          "On which terms an offer sells: price, deposit and balance, delivery, limits, "
              + "stock and markets. `set_offer_deposit` takes a part now, "
              + "`set_offer_balance_due` says when the rest is due, `set_offer_total_limit` how"
              + " many are sold; `update_offer_settings` changes several blocks at once, all or"
              + " nothing.");

  private final OfferStore offers = new OfferStore();
  private final OfferVariantStore rows = new OfferVariantStore();
  private final Reach reach = new Reach();
  private final OfferDesk desk;
  private final Variants variants;
  private final ShopDays days;

  public OfferActions(OfferDesk desk, Variants variants, ShopDays days) {
    super(ROOM);
    this.desk = desk;
    this.variants = variants;
    this.days = days;
  }

  record ListOffers(
      @Doc("Only these, by id.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = 64) String>> ids,
      @Doc("Only in this state; discarded ones are shown only where they are asked for.")
          Optional<OfferStatus> status,
      @Doc("Only those whose name or internal name holds these letters.") @Size(min = 1, max = 100)
          Optional<String> name,
      @Doc("Only those that sell this variant, by its id.") @Size(min = 1, max = 64)
          Optional<String> variantId,
      @Doc("Only those with this reference.") @Size(min = 1, max = 200) Optional<String> reference,
      @Doc("Made at or after this time.") Optional<TimeOrDay> createdAtFrom,
      @Doc("Made at or before this time.") Optional<TimeOrDay> createdAtTo) {

    /** Every offer that is not discarded, or those in one state. */
    static ListOffers in(Optional<OfferStatus> status) {
      return new ListOffers(
          Optional.empty(),
          status,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<ListOffers, Page<Offer>> listOffers =
      get("/preorders/offers")
          .named("list_offers")
          .says("List preorder offers, newest first.")
          .note("Discarded offers are left out unless status is discarded or they are asked by id.")
          .alsoCalled(
              "which preorders are running",
              "offers switched on",
              "show all offers",
              "preorder offers",
              "all preorders",
              "which drops are live")
          .takes(ListOffers.class)
          .lists(
              Offer.class,
              "offers",
              "created_at",
              "updated_at",
              "internal_name",
              "starts_at",
              "ends_at")
          .example(ListOffers.in(Optional.of(OfferStatus.ENABLED)))
          .reads(this::list);

  private Page<Offer> list(ListOffers in, Paging paging, ReadTx tx) {
    Optional<Reach.Variant> variant =
        in.variantId().map(each -> reach.of(tx, variants.get(tx, each)));
    return offers.list(tx, paging, in, variant, days);
  }

  record CreateOffer(
      @Doc("Its name, as buyers see it; Preorder unless told.")
          @Size(min = 1, max = Offer.LONGEST_NAME)
          Optional<String> name,
      @Doc("Its name among you; its name unless told.") @Size(min = 1, max = Offer.LONGEST_NAME)
          Optional<String> internalName,
      @Doc("Your own identifier for it.") @Size(min = 1, max = 200) Optional<String> reference,
      @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
          Optional<String> referenceOrigin,
      @Doc("Your own notes, by name.") @Size(max = 50)
          Optional<Map<String, @Size(max = 500) String>> metadata) {

    static CreateOffer named(String name) {
      return new CreateOffer(
          Optional.of(name),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    Offer.Names names() {
      String known = name.orElse("Preorder");
      return new Offer.Names(
          known, internalName.orElse(known), reference, referenceOrigin, metadata.orElse(Map.of()));
    }
  }

  final Action<CreateOffer, Offer> createOffer =
      post("/preorders/offers")
          .named("create_offer")
          .says("Make a preorder offer: a draft with usual settings that sells nothing yet.")
          .note("Next: add_offer_variants, the settings that differ, then enable_offer.")
          .alsoCalled(
              "set up a preorder for a product",
              "begin taking preorders",
              "new preorder",
              "start a preorder campaign",
              "launch a drop",
              "make an offer")
          .takes(CreateOffer.class)
          .gives(Offer.class)
          .example(CreateOffer.named("Winter drop"))
          .writes(this::create);

  private Offer create(CreateOffer in, WriteTx tx) {
    return insert(tx, in.names(), Settings.usual());
  }

  private Offer insert(WriteTx tx, Offer.Names names, Settings settings) {
    Offer offer =
        Offer.of(
            tx.id("ofr"), names, Life.draft(), settings.products(), Offer.Stamps.fresh(tx.now()));
    offers.insert(tx, offer, settings);
    tx.happened("offer.created", offer);
    return offer;
  }

  final Action<ById, Offer> readOffer =
      get("/preorders/offers/:id")
          .named("read_offer")
          .says("Read one offer, with what each of its twelve capabilities is set to in a line.")
          .alsoCalled(
              "details of a preorder offer",
              "settings of an offer",
              "show an offer",
              "how is the preorder set up",
              "offer overview",
              "state of an offer")
          .takes(ById.class)
          .gives(Offer.class)
          .example(new ById(id("ofr", 2)))
          .reads(this::read);

  private Offer read(ById in, ReadTx tx) {
    Held held = desk.get(tx, in.id());
    return held.offer()
        .showing(Capabilities.of(held.settings(), rows.tally(tx, in.id()), days.zone(tx)));
  }

  final Action<Patch<Offer>, Offer> updateOffer =
      patch("/preorders/offers/:id")
          .named("update_offer")
          .says("Rename an offer, or change its reference and notes.")
          .note("Everything else is a capability: update_offer_settings changes several at once.")
          .alsoCalled(
              "rename the preorder",
              "retitle an offer",
              "tag an offer with metadata",
              "change the internal name of the drop",
              "give the campaign another title",
              "put a note on the offer")
          .patches(Offer.class)
          .example("{\"id\": \"" + id("ofr", 1) + "\", \"internal_name\": \"Winter, wave 1\"}")
          .writes(this::update);

  private Offer update(Patch<Offer> patch, WriteTx tx) {
    Offer before = tx.expecting(desk.get(tx, patch.id()).offer());
    OfferMove.CHANGE.check(before);
    return patch.change(
        before,
        wanted -> {
          Offer after = before.named(wanted.names(), tx.now());
          offers.save(tx, after);
          tx.happened("offer.updated", before, after);
          return after;
        });
  }

  record DuplicateOffer(
      @Doc("Which offer.") @Size(min = 1, max = 64) String id,
      @Doc("The new one's name; the same unless told.") @Size(min = 1, max = Offer.LONGEST_NAME)
          Optional<String> name,
      @Doc("Its name among you; that of the first and (copy) unless told.")
          @Size(min = 1, max = Offer.LONGEST_NAME)
          Optional<String> internalName) {}

  final Action<DuplicateOffer, Offer> duplicateOffer =
      post("/preorders/offers/:id/duplicate")
          .named("duplicate_offer")
          .says("Make a new draft with an offer's settings and variants, and nothing sold.")
          .note("Its times, reference and counts are not copied.")
          .alsoCalled(
              "copy an offer",
              "clone a preorder",
              "run the same drop again",
              "take a past preorder as a starting point",
              "make a second preorder just like this one",
              "same settings for a new drop")
          .takes(DuplicateOffer.class)
          .gives(Offer.class)
          .example(new DuplicateOffer(id("ofr", 2), Optional.of("Second wave"), Optional.empty()))
          .writes(this::duplicate);

  private Offer duplicate(DuplicateOffer in, WriteTx tx) {
    Held held = desk.get(tx, in.id());
    tx.expecting(held.offer());
    Offer.Names old = held.offer().names();
    String copied = old.internalName() + " (copy)";
    Offer made =
        insert(
            tx,
            new Offer.Names(
                in.name().orElse(old.name()),
                in.internalName()
                    .orElse(copied.length() > Offer.LONGEST_NAME ? old.internalName() : copied),
                Optional.empty(),
                Optional.empty(),
                old.metadata()),
            held.settings());
    rows.copyChosen(tx, in.id(), made.id());
    return made;
  }

  final Action<Patch<Settings>, Settings> updateOfferSettings =
      patch("/preorders/offers/:id/settings")
          .named("update_offer_settings")
          .says("Change several capabilities of an offer in one call, all or nothing.")
          .note("Each block takes what its own update action takes, such as update_offer_widget.")
          .note("Every fault of every block is told at once.")
          .alsoCalled(
              "change several preorder settings at once",
              "edit several blocks of an offer together",
              "configure the whole offer",
              "set up a preorder in one go",
              "change badge, deposit and limit together",
              "many preorder changes in a single call")
          .versioned()
          .patches(Settings.class)
          .example(
              """
              {"id": "%s", "payments": {"type": "deposit", "deposit": {"percentage": 25}},
               "delivery": {"type": "exact_date", "date": "2027-03-01"},
               "inventory": {"total_limit": 150}}"""
                  .formatted(id("ofr", 1)))
          .writes(this::updateSettings);

  private Settings updateSettings(Patch<Settings> patch, WriteTx tx) {
    return desk.change(tx, patch.id(), "", patch::applyTo);
  }
}
