package dev.storehand.feature.listings;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.customers.Customers;
import dev.storehand.feature.orders.Address;
import dev.storehand.feature.shops.Shops;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who buys on the market, at once or by a bid. */
public final class BidActions extends Actions {
  private final BidStore bids = new BidStore();
  private final Shops shops = new Shops();
  private final Customers customers = new Customers();
  private final Floor floor;

  public BidActions(Floor floor) {
    super(MarketActions.ROOM);
    this.floor = floor;
  }

  record ListBids(
      @Doc("Only for this variant (SKU).") @Size(min = 1, max = 64) Optional<String> variantId,
      @Doc("Only of this buyer, by customer id.") @Size(min = 1, max = 64) Optional<String> buyerId,
      @Doc("Only in this currency, ISO 4217.")
          @Size(max = 3)
          @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
          Optional<String> currency,
      @Doc("Only those that stand so.") Optional<Bid.Status> status) {}

  final Action<ListBids, Page<Bid>> listBids =
      get("/market/bids")
          .named("list_bids")
          .says("List bids, newest first: who would pay how much for what.")
          .alsoCalled(
              "show offers to buy",
              "my open bids",
              "who wants to buy",
              "buy side of the book",
              "bids I placed",
              "highest offers")
          .takes(ListBids.class)
          .lists(Bid.class, "bids", "created_at", "amount_cents")
          .example(
              new ListBids(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(Bid.Status.LIVE)))
          .reads((in, paging, tx) -> bids.list(tx, paging, in));

  record PlaceBid(
      @Doc("For which variant (SKU).") @Size(min = 1, max = 64) String variantId,
      @Doc("What one would pay for a unit, in minor units; fees and shipping come on top.")
          @Min(1)
          @Max(CreateListing.MOST_CENTS)
          long amountCents,
      @Doc("Its currency, ISO 4217; the shop's unless told.")
          @Size(max = 3)
          @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
          @Means(Senses.Currency.class)
          Optional<String> currency,
      @Doc("When it is over by itself; in 365 days unless told.") Optional<Instant> expiresAt,
      @Doc("Who would buy, by customer id; without a customer, the house.") @Size(min = 1, max = 64)
          Optional<String> customerId,
      @Doc("Who would buy, by email address; a customer is made where there is none.")
          @Size(min = 3, max = 254)
          @Pattern(regexp = "^[^@\\s]+@[^@\\s]+$", message = "must be an email address")
          Optional<String> customerEmail,
      @Doc("How it is sent: one of the shop's shipping options, by code.") @Size(min = 1, max = 40)
          Optional<String> shippingOption,
      @Doc("Where it is sent.") Optional<Address> shippingAddress,
      @Doc("Who moves the money; manual unless told.") @Size(min = 1, max = 40)
          Optional<String> provider) {

    static PlaceBid of(String variantId, long amountCents, String email) {
      return new PlaceBid(
          variantId,
          amountCents,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(email),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<PlaceBid, Bid> placeBid =
      post("/market/bids")
          .named("place_bid")
          .says("Bid for a unit of a variant: the first ask at that price or below is bought.")
          .note("Where such an ask is there already, it is bought at once, at the ask's price.")
          .alsoCalled(
              "offer to buy at a price",
              "buy when the price falls",
              "make an offer on a pair",
              "bid on a size",
              "I would pay this much")
          .refuses(Code.NOT_FOUND)
          .takes(PlaceBid.class)
          .gives(Bid.class)
          .example(PlaceBid.of(id("var", 1), 12_000, "grace@example.com"))
          .writes(this::place);

  private Bid place(PlaceBid in, WriteTx tx) {
    VariantRef variant = floor.variants().get(tx, in.variantId());
    NewListings.past(in.expiresAt(), tx.now())
        .ifPresent(
            fault -> {
              throw Problem.faults(List.of(fault));
            });
    floor.doing().hold(tx, variant.id());
    String currency = in.currency().orElseGet(() -> shops.own(tx).currency());
    Bid bid =
        new Bid(
            tx.id("bid"),
            Bid.Status.LIVE,
            variant.id(),
            variant.productId(),
            buyer(tx, in.customerId(), in.customerEmail(), currency),
            in.amountCents(),
            currency,
            new Bid.Terms(in.shippingOption(), in.provider(), in.shippingAddress()),
            Optional.empty(),
            in.expiresAt().orElse(tx.now().plus(Listing.USUAL_TIME)),
            tx.now(),
            tx.now(),
            1);
    floor.selling().check(tx, bid.terms(), currency);
    Bid placed = floor.trading().place(tx, bid);
    // With a sale he was seen already.
    if (placed.status() == Bid.Status.LIVE) {
      bid.buyerId().ifPresent(id -> customers.seenById(tx, id, 0));
    }
    return placed;
  }

  final Action<ById, Bid> cancelBid =
      delete("/market/bids/:id")
          .named("cancel_bid")
          .says("Take a bid back that has not bought anything yet.")
          .alsoCalled(
              "withdraw an offer",
              "stop bidding",
              "take my bid back",
              "I no longer want to buy",
              "remove a bid")
          .takes(ById.class)
          .gives(Bid.class)
          .example(new ById(id("bid", 1)))
          .writes(this::cancel);

  private Bid cancel(ById in, WriteTx tx) {
    floor.doing().hold(tx, bids.get(tx, in.id()).variantId());
    return floor.trading().cancel(tx, tx.expecting(bids.get(tx, in.id())));
  }

  record BuyNow(
      @Doc("Which variant (SKU).") @Size(min = 1, max = 64) String variantId,
      @Doc("In which currency, ISO 4217; the shop's unless told.")
          @Size(max = 3)
          @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
          @Means(Senses.Currency.class)
          Optional<String> currency,
      @Doc("Buys nothing where the lowest ask is more than this, in minor units.")
          @Min(1)
          @Max(CreateListing.MOST_CENTS)
          Optional<Long> maxAmountCents,
      @Doc("Who buys, by customer id; without a customer, the house.") @Size(min = 1, max = 64)
          Optional<String> customerId,
      @Doc("Who buys, by email address; a customer is made where there is none.")
          @Size(min = 3, max = 254)
          @Pattern(regexp = "^[^@\\s]+@[^@\\s]+$", message = "must be an email address")
          Optional<String> customerEmail,
      @Doc("How it is sent: one of the shop's shipping options, by code.") @Size(min = 1, max = 40)
          Optional<String> shippingOption,
      @Doc("Where it is sent.") Optional<Address> shippingAddress,
      @Doc("Who moves the money; manual unless told.") @Size(min = 1, max = 40)
          Optional<String> provider) {

    static BuyNow of(String variantId, String email) {
      return new BuyNow(
          variantId,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(email),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<BuyNow, Purchase> buyNow =
      post("/market/variants/:variant_id/buy")
          .named("buy_now")
          .says("Buy a unit of a variant at its lowest ask, at once.")
          .note("Nobody is sold his own listing; one ask is never sold twice.")
          .note("The order is placed; its payment is begun, and a moment later read_sale shows it.")
          .alsoCalled(
              "buy the cheapest",
              "purchase at market price",
              "buy at the lowest ask",
              "buy instantly",
              "take the cheapest pair")
          .takes(BuyNow.class)
          .gives(Purchase.class)
          .example(BuyNow.of(id("var", 1), "grace@example.com"))
          .writes(this::buy);

  private Purchase buy(BuyNow in, WriteTx tx) {
    VariantRef variant = floor.variants().get(tx, in.variantId());
    floor.doing().hold(tx, variant.id());
    String currency = in.currency().orElseGet(() -> shops.own(tx).currency());
    Sale sale =
        floor
            .trading()
            .buy(
                tx,
                variant.id(),
                currency,
                buyer(tx, in.customerId(), in.customerEmail(), currency),
                in.maxAmountCents(),
                new Bid.Terms(in.shippingOption(), in.provider(), in.shippingAddress()));
    return Purchase.of(sale);
  }

  /** Who buys; he comes into being here where only his address is known. */
  private Optional<String> buyer(
      WriteTx tx, Optional<String> id, Optional<String> email, String currency) {
    if (id.isPresent() && email.isPresent()) {
      throw Problem.fault("customer_id", "is one too many: send it or customer_email");
    }
    if (id.isPresent() && !customers.has(tx, id.get())) {
      throw Problem.fault("customer_id", "is unknown: " + id.get()).next("list_customers");
    }
    return id.or(() -> email.map(each -> customers.met(tx, each, currency)));
  }
}
