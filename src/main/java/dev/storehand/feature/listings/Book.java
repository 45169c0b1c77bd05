package dev.storehand.feature.listings;

import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.stock.ClaimRef;
import dev.storehand.feature.stock.Claims;
import dev.storehand.feature.stock.Share;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The book of a variant: the one way an ask enters it, moves in it and leaves it. With its ask, a
 * listing that offers a unit of our stock reserves that unit, or lets go of it.
 */
final class Book {
  private final AskStore asks = new AskStore();
  private final BidStore bids = new BidStore();
  private final ListingStore listings = new ListingStore();
  private final OperationStore operations = new OperationStore();
  private final Quotes quotes = new Quotes();
  private final Claims claims = new Claims();

  /**
   * Keeps others from a variant's book until the write ends; rooms hold it with {@link Doing#hold},
   * which brings it up to the clock.
   *
   * @return whether something of it may have expired
   */
  boolean locked(WriteTx tx, String variantId) {
    tx.oneAtATime("market/" + variantId);
    return quotes.stale(tx, variantId);
  }

  /** The asks that are over, and have not been taken out. */
  List<Ask> due(WriteTx tx, String variantId) {
    return asks.due(tx, variantId);
  }

  /** Puts an active listing's ask into the book. */
  Ask enter(WriteTx tx, Listing listing) {
    listing
        .stockItemId()
        .ifPresent(
            item ->
                claims.reserveAt(tx, item, 1, ClaimRef.listing(listing.id()), Optional.empty()));
    Ask ask = Ask.of(tx.id("ask"), listing, tx.now());
    asks.insert(tx, ask);
    quotes.changed(tx, Quotes.Key.of(ask), 1, 0, Optional.of(ask.expiresAt()));
    return ask;
  }

  /** Brings a listing's live ask to its listing's terms: at no moment are there two. */
  Ask move(WriteTx tx, Ask before, Listing listing) {
    Ask after = before.on(listing, tx.now());
    asks.save(tx, after);
    if (before.currency().equals(after.currency())) {
      quotes.changed(tx, Quotes.Key.of(after), 0, 0, Optional.of(after.expiresAt()));
    } else {
      quotes.changed(tx, Quotes.Key.of(before), -1, 0, Optional.empty());
      quotes.changed(tx, Quotes.Key.of(after), 1, 0, Optional.of(after.expiresAt()));
    }
    return after;
  }

  /** Takes an ask out; its unit is free again, unless it was sold. */
  void leave(WriteTx tx, Ask ask, Ask.Closing why) {
    asks.close(tx, ask, why);
    quotes.changed(tx, Quotes.Key.of(ask), -1, 0, Optional.empty());
    if (why != Ask.Closing.MATCHED) {
      release(tx, ask, why);
    }
  }

  private void release(WriteTx tx, Ask ask, Ask.Closing why) {
    Listing listing = listings.get(tx, ask.listingId());
    if (listing.stockItemId().isPresent()) {
      claims.cancel(
          tx,
          Share.all(ClaimRef.listing(listing.id())),
          "listing_" + why.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Takes out all that has expired: each listing by an operation of the system. */
  void expire(WriteTx tx, String variantId) {
    for (Ask ask : asks.due(tx, variantId)) {
      asks.close(tx, ask, Ask.Closing.EXPIRED);
      release(tx, ask, Ask.Closing.EXPIRED);
      deactivated(tx, ask, "expired", "listing.expired");
    }
    for (Bid bid : bids.due(tx, variantId)) {
      Bid over = bid.expired(tx.now());
      bids.save(tx, over);
      tx.happened("bid.expired", bid, over);
    }
    quotes.keys(tx, variantId).forEach(key -> quotes.recounted(tx, key));
  }

  /**
   * Takes an ask out whose unit is not there, as where it was promised to an order by force and has
   * left with that: by an operation of the system, too.
   */
  void withdraw(WriteTx tx, Ask ask) {
    leave(tx, ask, Ask.Closing.DEACTIVATED);
    deactivated(tx, ask, "out_of_stock", "listing.deactivated");
  }

  /**
   * The same with all asks of units of a stock item that has none left, though they were promised:
   * by force, they were promised to somebody else, too. The book is held.
   */
  void overdrawn(WriteTx tx, String variantId, String stockItemId) {
    if (claims.item(tx, stockItemId).filter(item -> item.quantity() == 0).isPresent()) {
      listings.offering(tx, variantId, stockItemId).stream()
          .flatMap(each -> asks.of(tx, each.id()).stream())
          .forEach(ask -> withdraw(tx, ask));
    }
  }

  private void deactivated(WriteTx tx, Ask ask, String reason, String event) {
    Listing before = listings.get(tx, ask.listingId());
    Listing after = before.at(Listing.Status.INACTIVE, tx.now());
    listings.save(tx, after);
    note(tx, after, reason);
    tx.happened(event, before, after);
  }

  private void note(WriteTx tx, Listing listing, String reason) {
    ListingOperation.Changes changes =
        ListingOperation.Changes.updating(
            ListingOperation.Fields.at(Optional.of(false), Optional.of(tx.now())));
    ListingOperation done =
        ListingOperation.pending(
                tx.id("lop"),
                listing.id(),
                OperationType.DEACTIVATE,
                ListingOperation.Asker.SYSTEM,
                changes,
                tx.now())
            .because(Optional.of(reason))
            .succeeded(tx.now());
    operations.insert(
        tx, done, listings.nextOperation(tx, listing.id()).orElseThrow(), Optional.empty());
    tx.happened("listing.operation.succeeded", done);
  }

  /** The books that a bid changes when it comes, goes or is matched. */
  void bidChanged(WriteTx tx, Bid bid, int more) {
    quotes.changed(
        tx,
        Quotes.Key.of(bid),
        0,
        more,
        more > 0 ? Optional.of(bid.expiresAt()) : Optional.empty());
  }

  /** The live ask of a listing. */
  Optional<Ask> askOf(WriteTx tx, String listingId) {
    return asks.of(tx, listingId);
  }

  /** Whether anybody asks anything for it. */
  boolean asked(WriteTx tx, String variantId, String currency) {
    return asks.lowest(tx, variantId, currency).isPresent();
  }

  /** The ask that sells next to somebody. */
  Optional<Ask> next(WriteTx tx, String variantId, String currency, Optional<String> buyerId) {
    return asks.next(tx, variantId, currency, buyerId);
  }

  /** The asks that some bid reaches, in each currency those first that sell first. */
  List<Ask> crossing(WriteTx tx, String variantId) {
    return quotes.ofVariants(tx, List.of(variantId)).stream()
        .filter(quote -> quote.highestBidCents().isPresent())
        .flatMap(
            quote ->
                asks.upTo(tx, variantId, quote.currency(), quote.highestBidCents().get()).stream())
        .toList();
  }

  /** The variants of a product that were ever asked or bid for, in the order of their ids. */
  List<String> variants(WriteTx tx, String productId) {
    return quotes.ofProduct(tx, productId).stream().map(MarketQuote::variantId).distinct().toList();
  }

  /** The bid that takes an ask. */
  Optional<Bid> taker(WriteTx tx, Ask ask) {
    return bids.next(tx, ask);
  }
}
