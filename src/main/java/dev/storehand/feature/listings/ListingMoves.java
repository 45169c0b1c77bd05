package dev.storehand.feature.listings;

import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.listings.Listing.Status;
import dev.storehand.feature.listings.ListingOperation.Failure;
import dev.storehand.feature.listings.ListingOperation.Fields;
import java.util.Optional;

/**
 * What each operation does to its listing and its ask, once nothing of its state stands against it.
 */
final class ListingMoves {
  private final ListingStore listings = new ListingStore();
  private final Book book;
  private final Trading trading;
  private final Selling selling;

  ListingMoves(Book book, Trading trading, Selling selling) {
    this.book = book;
    this.trading = trading;
    this.selling = selling;
  }

  /** Does it; what is in the way is given, or thrown as a Problem. */
  Optional<Failure> make(WriteTx tx, Listing listing, ListingOperation asked) {
    return switch (asked.operationType()) {
      case CREATE -> create(tx, listing, asked.changes().additions());
      case UPDATE -> update(tx, listing, asked.changes().updates());
      case ACTIVATE -> activate(tx, listing, asked.changes().updates());
      case DEACTIVATE ->
          leave(tx, listing, Status.INACTIVE, Ask.Closing.DEACTIVATED, "listing.deactivated");
      case DELETE -> leave(tx, listing, Status.DELETED, Ask.Closing.DELETED, "listing.deleted");
      case CANCEL_ORDER -> selling.cancel(tx, listing, asked.reason());
      case RECLAIM, CANCEL_RECLAIM -> Optional.of(Refusals.of("not_supported"));
    };
  }

  private Optional<Failure> create(WriteTx tx, Listing listing, Fields asked) {
    if (!selling.sells(tx, listing.variantId())) {
      return Optional.of(Refusals.of("variant_archived"));
    }
    tx.happened("listing.created", listing);
    if (asked.active().orElse(false)) {
      offer(tx, listing, listing.at(Status.ACTIVE, tx.now()));
    }
    return Optional.empty();
  }

  private Optional<Failure> activate(WriteTx tx, Listing before, Fields asked) {
    if (!selling.sells(tx, before.variantId())) {
      return Optional.of(Refusals.of("variant_archived"));
    }
    Listing after =
        before
            .on(Refusals.terms(before, asked), before.reference(), tx.now())
            .at(Status.ACTIVE, tx.now());
    offer(tx, before, after);
    return Optional.empty();
  }

  private void offer(WriteTx tx, Listing before, Listing after) {
    listings.save(tx, after);
    Ask ask = book.enter(tx, after);
    tx.happened("listing.activated", before, after.shown(Optional.of(Listing.AskRef.of(ask))));
    trading.match(tx, ask);
  }

  private Optional<Failure> update(WriteTx tx, Listing before, Fields asked) {
    Listing after =
        before.on(Refusals.terms(before, asked), asked.reference().or(before::reference), tx.now());
    listings.save(tx, after);
    if (before.status() != Status.ACTIVE) {
      tx.happened("listing.updated", before, after);
      return Optional.empty();
    }
    Ask old = book.askOf(tx, before.id()).orElseThrow();
    Ask moved = book.move(tx, old, after);
    tx.happened(
        "listing.updated",
        before.shown(Optional.of(Listing.AskRef.of(old))),
        after.shown(Optional.of(Listing.AskRef.of(moved))));
    trading.match(tx, moved);
    return Optional.empty();
  }

  private Optional<Failure> leave(
      WriteTx tx, Listing before, Status next, Ask.Closing why, String event) {
    book.askOf(tx, before.id()).ifPresent(ask -> book.leave(tx, ask, why));
    Listing after = before.at(next, tx.now());
    listings.save(tx, after);
    tx.happened(event, before, after);
    return Optional.empty();
  }
}
