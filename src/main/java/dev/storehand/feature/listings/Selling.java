package dev.storehand.feature.listings;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.listings.ListingOperation.Failure;
import dev.storehand.feature.orders.SaleOrders;
import dev.storehand.feature.shops.Charge;
import dev.storehand.feature.shops.Fees;
import dev.storehand.feature.shops.Shop;
import dev.storehand.feature.shops.Shops;
import java.util.List;
import java.util.Optional;

/** Makes sales, and moves them along; its caller holds the variant's book. */
final class Selling {
  private final ListingStore listings = new ListingStore();
  private final SaleStore sales = new SaleStore();
  private final Shops shops = new Shops();
  private final Variants variants;
  private final Book book;
  private final SaleOrders orders;

  Selling(Variants variants, Book book, SaleOrders orders) {
    this.variants = variants;
    this.book = book;
    this.orders = orders;
  }

  /**
   * Who buys an ask, and how.
   *
   * @param priceCents what he pays for it, fees and shipping aside
   */
  record Buying(
      Optional<String> buyerId, long priceCents, Bid.Terms terms, Optional<String> bidId) {}

  /** Sells an ask: its listing is matched, and an order is placed and being paid. */
  Sale sell(WriteTx tx, Ask ask, Buying buying) {
    Shop shop = shops.own(tx);
    Listing before = listings.get(tx, ask.listingId());
    VariantRef variant = sellable(tx, ask);
    List<Charge> fees = Fees.ofBuyer(shop, buying.priceCents(), ask.currency());
    SaleOrders.Price price =
        new SaleOrders.Price(
            ask.currency(),
            buying.priceCents(),
            Fees.sum(fees),
            shipping(shop, buying.terms().shippingOption(), ask.currency()));
    SaleOrders.Made order =
        orders.place(
            tx,
            new SaleOrders.NewSale(
                before.id(),
                variant,
                before.stockItemId(),
                before.stockLocationId(),
                buying.buyerId(),
                price,
                buying.terms().shippingAddress(),
                buying.terms().provider()));
    book.leave(tx, ask, Ask.Closing.MATCHED);
    Listing after = before.sold(new Listing.OrderRef(order.orderId(), order.number()), tx.now());
    listings.save(tx, after);
    tx.happened("listing.matched", before, after);
    Sale sale = sale(tx, ask, before, buying, order, price, fees, shop);
    sales.insert(tx, sale);
    tx.happened("sale.created", sale);
    return sale;
  }

  /** Whether a variant may be sold now. */
  boolean sells(WriteTx tx, String variantId) {
    return variants.find(tx, variantId).filter(VariantRef::sellable).isPresent();
  }

  private VariantRef sellable(WriteTx tx, Ask ask) {
    return variants
        .find(tx, ask.variantId())
        .filter(VariantRef::sellable)
        .orElseThrow(
            () ->
                Problem.of(Code.CONFLICT, "The variant " + ask.variantId() + " is not for sale now")
                    .hint("Bring its product back with restore_product.")
                    .next("restore_product"));
  }

  private static long shipping(Shop shop, Optional<String> code, String currency) {
    if (code.isEmpty()) {
      return 0;
    }
    if (!currency.equals(shop.currency())) {
      throw Problem.fault(
          "shipping_option", "is priced in " + shop.currency() + ", the sale in " + currency);
    }
    return shop.shippingOptions().stream()
        .filter(option -> option.code().equals(code.get()))
        .findFirst()
        .orElseThrow(
            () -> Problem.fault("shipping_option", "is unknown: " + code.get()).next("read_shop"))
        .priceCents();
  }

  private static Sale sale(
      WriteTx tx,
      Ask ask,
      Listing listing,
      Buying buying,
      SaleOrders.Made order,
      SaleOrders.Price price,
      List<Charge> fees,
      Shop shop) {
    return new Sale(
        tx.id("sal"),
        order.number(),
        order.orderId(),
        listing.id(),
        ask.id(),
        buying.bidId(),
        Sale.Status.CREATED,
        ask.variantId(),
        ask.productId(),
        ask.sellerId(),
        buying.buyerId(),
        listing.inventoryType(),
        ask.currency(),
        buying.priceCents(),
        fees,
        buying.terms().shippingOption(),
        price.shippingCents(),
        price.totalCents(),
        Payout.of(
            buying.priceCents(),
            ask.currency(),
            Fees.ofSeller(shop, buying.priceCents(), ask.currency())),
        Optional.empty(),
        Optional.empty(),
        tx.now().plus(Sale.TIME_TO_SHIP),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        tx.now(),
        tx.now(),
        1);
  }

  /** Sends what was sold. */
  Sale ship(WriteTx tx, Sale before, SaleOrders.Parcel parcel) {
    SaleMove.SHIP.check(before);
    orders.ship(tx, before.orderId(), parcel);
    return moved(tx, before, SaleMove.SHIP, Optional.empty());
  }

  /** Notes that it has arrived. */
  Sale receive(WriteTx tx, Sale before) {
    SaleMove.RECEIVE.check(before);
    orders.arrived(tx, before.orderId());
    return moved(tx, before, SaleMove.RECEIVE, Optional.empty());
  }

  /** Says whether it is genuine. */
  Sale authenticate(WriteTx tx, Sale before, boolean genuine, Optional<String> note) {
    SaleMove move = genuine ? SaleMove.AUTHENTICATE : SaleMove.FAIL_AUTHENTICATION;
    move.check(before);
    return moved(tx, before, move, note);
  }

  /** Ends it well: the seller is due his payout. */
  Sale complete(WriteTx tx, Sale before) {
    SaleMove.COMPLETE.check(before);
    ended(tx, before, Listing.Status.COMPLETED, "listing.completed");
    return moved(tx, before, SaleMove.COMPLETE, Optional.empty());
  }

  /** Takes it back, with the buyer's money given back. */
  Sale takeBack(WriteTx tx, Sale before, Optional<String> note) {
    SaleMove.RETURN.check(before);
    orders.takeBack(tx, before.orderId(), note);
    ended(tx, before, Listing.Status.CANCELED, "listing.canceled");
    return moved(tx, before, SaleMove.RETURN, note);
  }

  /** Calls a matched listing's sale off, where it has not been sent. */
  Optional<Failure> cancel(WriteTx tx, Listing listing, Optional<String> reason) {
    String orderId = listing.order().orElseThrow().orderId();
    Sale before = tx.expecting(sales.ofOrder(tx, orderId).orElseThrow());
    if (!SaleMove.CANCEL.allowedFrom(before.status())) {
      return Optional.of(Refusals.of("already_shipped"));
    }
    orders.cancel(tx, before.orderId(), reason);
    ended(tx, before, Listing.Status.CANCELED, "listing.canceled");
    moved(tx, before, SaleMove.CANCEL, reason);
    return Optional.empty();
  }

  /** Notes what was done to a sale's order by hand. */
  void followed(WriteTx tx, Sale before, SaleMove move) {
    if (move == SaleMove.CANCEL) {
      ended(tx, before, Listing.Status.CANCELED, "listing.canceled");
    }
    moved(tx, before, move, Optional.empty());
  }

  /**
   * Passes where a sale could be paid and sent so.
   *
   * @throws Problem 422
   */
  void check(WriteTx tx, Bid.Terms terms, String currency) {
    shipping(shops.own(tx), terms.shippingOption(), currency);
    orders.checkProvider(tx, terms.provider());
  }

  private void ended(WriteTx tx, Sale sale, Listing.Status next, String event) {
    Listing before = listings.get(tx, sale.listingId());
    Listing after = before.at(next, tx.now());
    listings.save(tx, after);
    tx.happened(event, before, after);
  }

  private Sale moved(WriteTx tx, Sale before, SaleMove move, Optional<String> note) {
    Sale after = before.after(move, note, tx.now());
    sales.save(tx, after);
    tx.happened(move.event(), before, after);
    return after;
  }
}
