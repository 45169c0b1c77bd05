package dev.storehand.feature.listings;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Bulk;
import dev.storehand.core.action.Work;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.job.ItemLimit;
import dev.storehand.core.job.Job;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.job.NewJob;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Many listings in one call, each with an outcome of its own. */
public final class BatchActions extends Actions {
  private static final int MOST_ITEMS = 500;
  private static final String AT_ONCE =
      "An item is done when the job says so, with no operation left pending; one that cannot be done leaves none.";

  private final ItemLimit limit;

  /** Of the single actions of a room, whose items are counted against a limit together. */
  public BatchActions(ListingActions listings, ItemLimit limit) {
    super(ListingActions.ROOM);
    this.limit = limit;
    batchCreateListings = creating(listings);
    batchUpdateListings =
        post("/listings/batch/update")
            .named("batch_update_listings")
            .says("Change many listings in one job, such as the prices of 500.")
            .note(AT_ONCE)
            .alsoCalled(
                "reprice many listings",
                "sync my prices",
                "change all my asks",
                "bulk price change of listings",
                "lower every ask by some")
            .inBulk(listings.updateListing, listings.listListings)
            .atMost(MOST_ITEMS)
            .metered(limit)
            .example(
                """
                {"items": [{"id": "%s", "amount_cents": 14900}, {"id": "%s", "amount_cents": 15900}]}"""
                    .formatted(id("lst", 1), id("lst", 2)))
            .starts();
    batchDeleteListings =
        post("/listings/batch/delete")
            .named("batch_delete_listings")
            .says("Take many listings off for good in one job.")
            .note(AT_ONCE)
            .alsoCalled(
                "remove many listings",
                "clear my listings",
                "take all my listings off for good",
                "mass delete listings",
                "wipe my asks")
            .inBulk(listings.deleteListing, listings.listListings)
            .atMost(MOST_ITEMS)
            .metered(limit)
            .example("{\"ids\": [\"" + id("lst", 2) + "\"]}")
            .starts();
    batchActivateListings = activating(listings);
    batchDeactivateListings = deactivating(listings);
  }

  private Action<Bulk, JobAnswer> activating(ListingActions listings) {
    return post("/listings/batch/activate")
        .named("batch_activate_listings")
        .says("Put the asks of many inactive listings into the book in one job.")
        .note(AT_ONCE)
        .alsoCalled(
            "relist everything",
            "activate many listings",
            "put all asks back up",
            "switch all listings on",
            "back from vacation")
        .inBulk(listings.activateListing, listings.listListings)
        .atMost(MOST_ITEMS)
        .metered(limit)
        .example("{\"filter\": {\"statuses\": [\"INACTIVE\"]}}")
        .starts();
  }

  private Action<Bulk, JobAnswer> deactivating(ListingActions listings) {
    return post("/listings/batch/deactivate")
        .named("batch_deactivate_listings")
        .says("Take the asks of many listings out of the book in one job.")
        .note(AT_ONCE)
        .alsoCalled(
            "pause all my listings",
            "go on vacation",
            "take all asks down",
            "switch all listings off",
            "hide everything I sell")
        .inBulk(listings.deactivateListing, listings.listListings)
        .atMost(MOST_ITEMS)
        .metered(limit)
        .example("{\"ids\": [\"" + id("lst", 1) + "\"]}")
        .starts();
  }

  /** Some units of one SKU to be listed, one by one. */
  record NewListing(
      @Doc("The variant (SKU); or send sku_code.") @Size(min = 1, max = 64)
          Optional<String> variantId,
      @Doc("The SKU's code.") @Size(min = 1, max = 100) Optional<String> skuCode,
      @Doc("How many listings of it, of one unit each.") @Min(1) @Max(100) int quantity,
      @Doc("What is asked for each, in minor units; active ones need it.")
          @Min(1)
          @Max(CreateListing.MOST_CENTS)
          Optional<Long> amountCents,
      @Doc("Its currency, ISO 4217; the shop's unless told.")
          @Size(max = 3)
          @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
          @Means(Senses.Currency.class)
          Optional<String> currency,
      @Doc("When they leave the book by themselves; in 365 days unless told.")
          Optional<Instant> expiresAt,
      @Doc("False makes them without asks; true unless told.") Optional<Boolean> active,
      @Doc("Who sells, by customer id; the house unless told.") @Size(min = 1, max = 64)
          Optional<String> sellerId,
      @Doc("STANDARD unless told.") Optional<Listing.InventoryType> inventoryType,
      @Doc("The stock item they offer units of.") @Size(min = 1, max = 64)
          Optional<String> stockItemId,
      @Doc("Your own identifier for them.") @Size(min = 1, max = 200) Optional<String> reference) {

    static NewListing of(String variantId, long amountCents, int quantity) {
      return new NewListing(
          Optional.of(variantId),
          Optional.empty(),
          quantity,
          Optional.of(amountCents),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    CreateListing one() {
      return new CreateListing(
          variantId,
          skuCode,
          amountCents,
          currency,
          expiresAt,
          active,
          sellerId,
          inventoryType,
          stockItemId,
          reference);
    }
  }

  record BatchCreate(
      @Doc("What is to be listed.") @Size(min = 1, max = MOST_ITEMS) List<NewListing> items) {}

  final Action<BatchCreate, JobAnswer> batchCreateListings;
  final Action<Bulk, JobAnswer> batchUpdateListings;
  final Action<Bulk, JobAnswer> batchDeleteListings;
  final Action<Bulk, JobAnswer> batchActivateListings;
  final Action<Bulk, JobAnswer> batchDeactivateListings;

  private Action<BatchCreate, JobAnswer> creating(ListingActions listings) {
    return post("/listings/batch/create")
        .named("batch_create_listings")
        .says("Make many listings in one job: up to 500 items, each so many times over.")
        .note("Each listing is an item of the job, with its own outcome.")
        .note(AT_ONCE)
        .note(limit.sentence())
        .alsoCalled(
            "list many units at once",
            "upload my inventory to the market",
            "post many pairs in one go",
            "mass listing",
            "add listings in bulk")
        .takes(BatchCreate.class)
        .givesJob(Job.Kind.BULK)
        .example(new BatchCreate(List.of(NewListing.of(id("var", 2), 21_000, 2))))
        .starts(this::plan, new Work.Requests(listings.createListing));
  }

  private NewJob.Plan plan(BatchCreate in, ReadTx tx) {
    List<Fault> faults = new ArrayList<>();
    List<ObjectNode> all = new ArrayList<>();
    for (int i = 0; i < in.items().size(); i++) {
      NewListing item = in.items().get(i);
      String place = "items[" + i + "]";
      if (item.variantId().isPresent() == item.skuCode().isPresent()) {
        faults.add(new Fault(place + ".variant_id", "or sku_code is to be sent, exactly one"));
      }
      NewListings.faults(item.one(), tx.now()).forEach(fault -> faults.add(fault.inside(place)));
      ObjectNode one = Json.tree(item.one());
      for (int n = 0; n < item.quantity(); n++) {
        all.add(one);
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults);
    }
    return NewJob.Plan.of(Json.object(), Json.object(), all).meteredBy(limit, in.items().size());
  }
}
