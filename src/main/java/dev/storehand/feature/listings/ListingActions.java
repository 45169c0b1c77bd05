package dev.storehand.feature.listings;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Reaction;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import dev.storehand.feature.listings.ListingOperation.Changes;
import dev.storehand.feature.listings.ListingOperation.Fields;
import dev.storehand.feature.shops.Fees;
import dev.storehand.feature.shops.Shops;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Listings: units offered on the market, one by one. */
public final class ListingActions extends Actions {
  /** The room of listings, shared by its classes of actions. */
  public static final Room ROOM =
      new Room(
          "listings",
          "Listings",
          "Units offered for sale on the shop's own market. Every write answers an operation that is PENDING:"
              + " `read_listing_operation` with `wait` shows how it ended, `list_listing_operations` all that"
              + " was ever asked of a listing. An active listing is one ask in the book of its variant; sold,"
              + " it becomes a sale: `list_active_sales`, `ship_sale`, `complete_sale`.");

  private static final String LATER =
      "It answers an operation at once; read_listing_operation with wait shows how it ended.";
  private static final String VERSIONED =
      "expected_version is looked at when it is asked, and once more when it is done: if the listing has"
          + " changed in between, the operation fails with stale_version.";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ListingStore listings = new ListingStore();
  private final AskStore asks = new AskStore();
  private final OperationStore operations = new OperationStore();
  private final SaleStore sales = new SaleStore();
  private final Shops shops = new Shops();
  private final Floor floor;
  private final NewListings newListings;

  public ListingActions(Floor floor) {
    super(ROOM);
    this.floor = floor;
    this.newListings = new NewListings(floor);
    after(
        Asking.REQUESTED,
        "do_listing_operations",
        (cause, tx) -> floor.doing().upTo(tx, cause.subject()));
    after("stock.item.overdrawn", "withdraw_asks_of_overdrawn_stock", this::withdraw);
    after(
        "product.restored",
        "uncross_books_of_restored_product",
        (cause, tx) ->
            floor.book().variants(tx, cause.subject()).forEach(each -> uncross(tx, each)));
    after(
        "variant.restored",
        "uncross_books_of_restored_variant",
        (cause, tx) -> uncross(tx, cause.subject()));
    every(MINUTE, "do_late_operations", floor.doing()::late, floor.doing()::upTo);
    every(MINUTE, "expire_asks", asks::variantsWithDue, floor.doing()::hold);
    every(MINUTE, "expire_bids", new BidStore()::variantsWithDue, floor.doing()::hold);
  }

  private void uncross(WriteTx tx, String variantId) {
    floor.doing().hold(tx, variantId);
    floor.trading().uncross(tx, variantId);
  }

  private void withdraw(Reaction.Cause cause, WriteTx tx) {
    String variant = cause.data().path("resource").path("variant_id").asString();
    floor.doing().hold(tx, variant);
    floor.book().overdrawn(tx, variant, cause.subject());
  }

  final Action<ListListings, Page<Listing>> listListings =
      get("/listings")
          .named("list_listings")
          .says("List listings, newest first: what is offered, at which price, and what is sold.")
          .note("Deleted ones are left out unless statuses names DELETED.")
          .alsoCalled(
              "show my listings",
              "what am I selling",
              "which asks are live",
              "our live asks",
              "items we have up for sale",
              "everything listed on the market")
          .takes(ListListings.class)
          .lists(Listing.class, "listings", "created_at", "updated_at", "amount_cents")
          .example(ListListings.at(Listing.Status.ACTIVE))
          .reads(this::list);

  private Page<Listing> list(ListListings in, Paging paging, ReadTx tx) {
    Page<Listing> page = listings.list(tx, paging, in, floor.days());
    List<String> ids = page.rows().stream().map(Listing::id).toList();
    Map<String, List<Ask>> live = ids.isEmpty() ? Map.of() : asks.ofAll(tx, ids);
    return page.map(each -> shown(tx, each, live.getOrDefault(each.id(), List.of())));
  }

  private static Listing shown(ReadTx tx, Listing listing, List<Ask> live) {
    return listing.shown(live.stream().findFirst().map(Listing.AskRef::of)).asOf(tx.now());
  }

  final Action<CreateListing, ListingOperation> createListing =
      post("/listings")
          .named("create_listing")
          .says("Offer one unit for sale: active, as an ask in the book, or inactive for later.")
          .note(LATER)
          .note("What is wrong with the input is told at once, and then there is no operation.")
          .note("Where a bid reaches it, it is sold at once, at the price of the bid.")
          .alsoCalled(
              "put something up for sale",
              "place an ask",
              "sell a pair",
              "list a pair for resale",
              "post a new listing",
              "offer an item on the marketplace")
          .oneOf("variant_id", "sku_code")
          .takes(CreateListing.class)
          .gives(ListingOperation.class)
          .example(CreateListing.of(id("var", 1), 15_000))
          .writes(this::create);

  private ListingOperation create(CreateListing in, WriteTx tx) {
    return newListings.create(tx, in);
  }

  final Action<ById, Listing> readListing =
      get("/listings/:id")
          .named("read_listing")
          .says("Read one listing with its ask, its payout, its order and its last operation.")
          .alsoCalled(
              "show a listing",
              "is my listing live",
              "what would I get for it",
              "details of one listing",
              "price of my ask",
              "did my pair sell")
          .takes(ById.class)
          .gives(Listing.class)
          .example(new ById(id("lst", 1)))
          .reads(this::read);

  private Listing read(ById in, ReadTx tx) {
    Listing listing = listings.get(tx, in.id());
    return listing
        .whole(
            asks.of(tx, in.id()).map(Listing.AskRef::of),
            payout(tx, listing),
            operations.last(tx, in.id()))
        .asOf(tx.now());
  }

  private Optional<Payout> payout(ReadTx tx, Listing listing) {
    return listing
        .order()
        .flatMap(order -> sales.ofOrder(tx, order.orderId()))
        .map(Sale::payout)
        .or(
            () ->
                listing
                    .amountCents()
                    .map(
                        amount ->
                            Payout.of(
                                amount,
                                listing.currency(),
                                Fees.ofSeller(shops.own(tx), amount, listing.currency()))));
  }

  record UpdateListing(
      @Doc("Which listing.") @Size(min = 1, max = 64) String id,
      @Doc("What is asked for it from now on, in minor units.")
          @Min(1)
          @Max(CreateListing.MOST_CENTS)
          Optional<Long> amountCents,
      @Doc("Its currency, ISO 4217.")
          @Size(max = 3)
          @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
          @Means(Senses.Currency.class)
          Optional<String> currency,
      @Doc("When it leaves the book by itself.") Optional<Instant> expiresAt,
      @Doc("Your own identifier for it.") @Size(min = 1, max = 200) Optional<String> reference) {

    Fields fields(Instant now) {
      return new Fields(
          Optional.empty(),
          amountCents,
          currency,
          expiresAt,
          reference,
          Optional.empty(),
          Optional.empty(),
          Optional.of(now));
    }
  }

  final Action<UpdateListing, ListingOperation> updateListing =
      patch("/listings/:id")
          .named("update_listing")
          .says("Change a listing's price, currency, end or reference; what is left out stays.")
          .note(LATER)
          .note(VERSIONED)
          .note("A live ask changes in place. At a new price it stands last in line at that price.")
          .alsoCalled(
              "change the asking price",
              "reprice a listing",
              "extend a listing",
              "lower my ask",
              "raise the price of a listing",
              "change when a listing expires")
          .versioned()
          .takes(UpdateListing.class)
          .gives(ListingOperation.class)
          .example(
              new UpdateListing(
                  id("lst", 1),
                  Optional.of(14_500L),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()))
          .writes(this::update);

  private ListingOperation update(UpdateListing in, WriteTx tx) {
    if (in.amountCents().isEmpty()
        && in.currency().isEmpty()
        && in.expiresAt().isEmpty()
        && in.reference().isEmpty()) {
      throw Problem.fault("amount_cents", "or another field to change is required");
    }
    refusePast(in.expiresAt(), tx);
    return ask(tx, in.id(), OperationType.UPDATE, Changes.updating(in.fields(tx.now())));
  }

  final Action<ById, ListingOperation> deleteListing =
      delete("/listings/:id")
          .named("delete_listing")
          .says("Take a listing off for good; its ask is gone and its unit free again.")
          .note(LATER)
          .note(VERSIONED)
          .alsoCalled(
              "remove a listing",
              "withdraw an ask for good",
              "unlist a pair for ever",
              "kill a listing",
              "no longer sell this pair")
          .destroys("The listing ends for good; to sell the unit, it has to be listed again.")
          .versioned()
          .takes(ById.class)
          .gives(ListingOperation.class)
          .example(new ById(id("lst", 2)))
          .writes(this::delete);

  private ListingOperation delete(ById in, WriteTx tx) {
    Listing listing = listings.get(tx, in.id());
    Fields gone =
        new Fields(
            Optional.of(listing.status() == Listing.Status.ACTIVE),
            listing.amountCents(),
            Optional.of(listing.currency()),
            Optional.of(listing.expiresAt()),
            listing.reference(),
            Optional.of(listing.variantId()),
            Optional.empty(),
            Optional.empty());
    return ask(tx, in.id(), OperationType.DELETE, Changes.removing(gone, tx.now()));
  }

  record ActivateListing(
      @Doc("Which listing.") @Size(min = 1, max = 64) String id,
      @Doc("What is asked for it, in minor units; as before unless told.")
          @Min(1)
          @Max(CreateListing.MOST_CENTS)
          Optional<Long> amountCents,
      @Doc("Its currency, ISO 4217; as before unless told.")
          @Size(max = 3)
          @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
          @Means(Senses.Currency.class)
          Optional<String> currency,
      @Doc("When it leaves the book by itself; as before unless told.")
          Optional<Instant> expiresAt) {}

  final Action<ActivateListing, ListingOperation> activateListing =
      post("/listings/:id/activate")
          .named("activate_listing")
          .says("Put an inactive listing's ask into the book.")
          .note(LATER)
          .note(VERSIONED)
          .alsoCalled(
              "relist",
              "make a listing live",
              "publish an ask",
              "put the ask back up",
              "turn a listing on",
              "sell a paused listing again")
          .versioned()
          .takes(ActivateListing.class)
          .gives(ListingOperation.class)
          .example(
              new ActivateListing(
                  id("lst", 3), Optional.of(16_000L), Optional.empty(), Optional.empty()))
          .writes(this::activate);

  private ListingOperation activate(ActivateListing in, WriteTx tx) {
    refusePast(in.expiresAt(), tx);
    Fields asked =
        new Fields(
            Optional.of(true),
            in.amountCents(),
            in.currency(),
            in.expiresAt(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(tx.now()));
    return ask(tx, in.id(), OperationType.ACTIVATE, Changes.updating(asked));
  }

  final Action<ById, ListingOperation> deactivateListing =
      post("/listings/:id/deactivate")
          .named("deactivate_listing")
          .says("Take a listing's ask out of the book and keep the listing.")
          .note(LATER)
          .note(VERSIONED)
          .alsoCalled(
              "pause a listing",
              "take an ask down",
              "hide a listing",
              "turn a listing off",
              "take it off the market for now",
              "stop showing my ask")
          .versioned()
          .takes(ById.class)
          .gives(ListingOperation.class)
          .example(new ById(id("lst", 1)))
          .writes(this::deactivate);

  private ListingOperation deactivate(ById in, WriteTx tx) {
    Fields asked = Fields.at(Optional.of(false), Optional.of(tx.now()));
    return ask(tx, in.id(), OperationType.DEACTIVATE, Changes.updating(asked));
  }

  private ListingOperation ask(WriteTx tx, String id, OperationType type, Changes changes) {
    tx.expecting(listings.get(tx, id));
    return floor.asking().ask(tx, id, type, changes, Optional.empty());
  }

  private static void refusePast(Optional<Instant> expiresAt, WriteTx tx) {
    NewListings.past(expiresAt, tx.now())
        .ifPresent(
            fault -> {
              throw Problem.faults(List.of(fault));
            });
  }
}
