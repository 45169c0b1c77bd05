package dev.storehand.feature.listings;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.customers.Customers;
import dev.storehand.feature.listings.ListingOperation.Changes;
import dev.storehand.feature.listings.ListingOperation.Fields;
import dev.storehand.feature.shops.Shops;
import dev.storehand.feature.stock.Claims;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes listings: what is wrong with the input is told at once, the rest is an operation. */
final class NewListings {
  private final ListingStore listings = new ListingStore();
  private final Shops shops = new Shops();
  private final Customers customers = new Customers();
  private final Claims claims = new Claims();
  private final Variants variants;
  private final Asking asking;

  NewListings(Floor floor) {
    this.variants = floor.variants();
    this.asking = floor.asking();
  }

  /**
   * Asks for a new listing.
   *
   * @throws Problem 422 with every fault
   */
  ListingOperation create(WriteTx tx, CreateListing in) {
    List<Fault> faults = new ArrayList<>(faults(in, tx.now()));
    Optional<VariantRef> variant = variant(tx, in, faults);
    Optional<Claims.ItemRef> item = item(tx, in, variant, faults);
    in.sellerId()
        .filter(seller -> !customers.has(tx, seller))
        .ifPresent(seller -> faults.add(new Fault("seller_id", "is unknown: " + seller)));
    if (!faults.isEmpty()) {
      throw Problem.faults(faults).next("list_variants");
    }
    Listing listing = listing(tx, in, variant.orElseThrow(), item);
    listings.insert(tx, listing);
    Fields asked =
        new Fields(
            Optional.of(in.active().orElse(true)),
            listing.amountCents(),
            Optional.of(listing.currency()),
            Optional.of(listing.expiresAt()),
            listing.reference(),
            Optional.of(listing.variantId()),
            Optional.empty(),
            Optional.empty());
    return asking.ask(
        tx, listing.id(), OperationType.CREATE, Changes.adding(asked, tx.now()), Optional.empty());
  }

  /** What is wrong with an input whatever the shop has. */
  static List<Fault> faults(CreateListing in, Instant now) {
    List<Fault> faults = new ArrayList<>();
    if (in.active().orElse(true) && in.amountCents().isEmpty()) {
      faults.add(new Fault("amount_cents", "is required for an active listing"));
    }
    past(in.expiresAt(), now).ifPresent(faults::add);
    return faults;
  }

  static Optional<Fault> past(Optional<Instant> expiresAt, Instant now) {
    return expiresAt
        .filter(end -> !end.isAfter(now))
        .map(end -> new Fault("expires_at", "must be in the future"));
  }

  private Optional<VariantRef> variant(ReadTx tx, CreateListing in, List<Fault> faults) {
    Optional<VariantRef> found =
        in.variantId().isPresent()
            ? variants.find(tx, in.variantId().get())
            : in.skuCode().flatMap(code -> variants.bySku(tx, code));
    if (found.isEmpty()) {
      String path = in.variantId().isPresent() ? "variant_id" : "sku_code";
      faults.add(new Fault(path, "is unknown: " + in.variantId().or(in::skuCode).orElse("none")));
    }
    return found;
  }

  private Optional<Claims.ItemRef> item(
      ReadTx tx, CreateListing in, Optional<VariantRef> variant, List<Fault> faults) {
    Optional<Claims.ItemRef> item = in.stockItemId().flatMap(id -> claims.item(tx, id));
    if (in.stockItemId().isPresent() && item.isEmpty()) {
      faults.add(new Fault("stock_item_id", "is unknown: " + in.stockItemId().get()));
    }
    if (item.isPresent()
        && variant.filter(each -> !each.id().equals(item.get().variantId())).isPresent()) {
      faults.add(new Fault("stock_item_id", "is of another variant: " + item.get().variantId()));
    }
    return item;
  }

  private Listing listing(
      WriteTx tx, CreateListing in, VariantRef variant, Optional<Claims.ItemRef> item) {
    return new Listing(
        tx.id("lst"),
        Listing.Status.INACTIVE,
        variant.id(),
        variant.productId(),
        in.sellerId(),
        in.amountCents(),
        in.currency().orElseGet(() -> shops.own(tx).currency()),
        in.expiresAt().orElse(tx.now().plus(Listing.USUAL_TIME)),
        in.inventoryType().orElse(Listing.InventoryType.STANDARD),
        item.map(Claims.ItemRef::id),
        item.map(Claims.ItemRef::stockLocationId),
        in.reference(),
        tx.scope().actor().jobId(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        tx.now(),
        tx.now(),
        1);
  }
}
