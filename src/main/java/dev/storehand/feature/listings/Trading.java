package dev.storehand.feature.listings;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.Optional;

/**
 * Brings asks and bids together: the lowest ask, then the oldest; the highest bid, then the oldest.
 * Who was there first named the price. Nobody buys from himself. Where a sale fails, whose fault it
 * is leaves the book: an ask whose unit is not there, else the bid.
 */
final class Trading {
  private final BidStore bids = new BidStore();
  private final Book book;
  private final Selling selling;

  Trading(Book book, Selling selling) {
    this.book = book;
    this.selling = selling;
  }

  /**
   * Sells an ask that has just come, or come down, to the bid that takes it. A bid that cannot be
   * honoured any more, such as one sent in a way that is gone, is canceled and the next one asked.
   */
  void match(WriteTx tx, Ask ask) {
    if (!ask.expiresAt().isAfter(tx.now()) || !selling.sells(tx, ask.variantId())) {
      return;
    }
    Optional<Bid> taker = book.taker(tx, ask);
    while (taker.isPresent() && !settled(tx, ask, taker.get())) {
      cancel(tx, taker.get());
      taker = book.taker(tx, ask);
    }
  }

  /**
   * Sells what stands across in a variant's books, which are held: asks that came down to bids
   * while it was not for sale. The lowest ask sells first, to the highest bid.
   */
  void uncross(WriteTx tx, String variantId) {
    if (selling.sells(tx, variantId)) {
      book.crossing(tx, variantId).forEach(ask -> match(tx, ask));
    }
  }

  /** Whether nothing is left to be done about an ask: it is sold, or was withdrawn. */
  private boolean settled(WriteTx tx, Ask ask, Bid bid) {
    try {
      sold(tx, ask, bid.buying(bid.amountCents())).ifPresent(sale -> matched(tx, bid, sale));
      return true;
    } catch (Problem impossible) {
      if (impossible.code() == Code.UNAVAILABLE) {
        throw impossible;
      }
      return false;
    }
  }

  /**
   * Sells an ask; one whose unit is not there leaves the book, and nothing is sold.
   *
   * @throws Problem where it cannot be sold to this buyer; nothing is changed
   */
  private Optional<Sale> sold(WriteTx tx, Ask ask, Selling.Buying buying) {
    try {
      return Optional.of(tx.attempt(Optional.empty(), part -> selling.sell(part, ask, buying)));
    } catch (Problem impossible) {
      if (impossible.code() != Code.INSUFFICIENT_STOCK) {
        throw impossible;
      }
      book.withdraw(tx, ask);
      return Optional.empty();
    }
  }

  /** Puts a bid into the book, or has it buy at once what it reaches. */
  Bid place(WriteTx tx, Bid bid) {
    bids.insert(tx, bid);
    tx.happened("bid.placed", bid);
    book.bidChanged(tx, bid, 1);
    Optional<Ask> reached = reached(tx, bid);
    while (reached.isPresent()) {
      Optional<Sale> sale = sold(tx, reached.get(), bid.buying(reached.get().amountCents()));
      if (sale.isPresent()) {
        return matched(tx, bid, sale.get());
      }
      reached = reached(tx, bid);
    }
    return bid;
  }

  private Optional<Ask> reached(WriteTx tx, Bid bid) {
    return book.next(tx, bid.variantId(), bid.currency(), bid.buyerId())
        .filter(ask -> ask.amountCents() <= bid.amountCents());
  }

  private Bid matched(WriteTx tx, Bid bid, Sale sale) {
    Bid matched = bid.matched(sale.orderId(), tx.now());
    bids.save(tx, matched);
    book.bidChanged(tx, bid, -1);
    tx.happened("bid.matched", bid, matched);
    return matched;
  }

  /** Takes a bid out of the book. */
  Bid cancel(WriteTx tx, Bid before) {
    Bid after = before.canceled(tx.now());
    bids.save(tx, after);
    book.bidChanged(tx, before, -1);
    tx.happened("bid.canceled", before, after);
    return after;
  }

  /**
   * Buys the lowest ask now that can be delivered. Where none can, the refusal takes back that they
   * were withdrawn; they leave the book all the same, once the event of the emptied shelf is
   * reacted to.
   *
   * @param most what the buyer would pay at most, where he says so
   * @throws Problem 409 where nothing is asked, or only more than that
   */
  Sale buy(
      WriteTx tx,
      String variantId,
      String currency,
      Optional<String> buyerId,
      Optional<Long> most,
      Bid.Terms terms) {
    Optional<Sale> sale = Optional.empty();
    while (sale.isEmpty()) {
      Ask ask =
          book.next(tx, variantId, currency, buyerId)
              .orElseThrow(() -> nothing(tx, variantId, currency));
      if (most.filter(limit -> ask.amountCents() > limit).isPresent()) {
        throw tooDear(ask);
      }
      sale = sold(tx, ask, new Selling.Buying(buyerId, ask.amountCents(), terms, Optional.empty()));
    }
    return sale.get();
  }

  private static Problem tooDear(Ask ask) {
    return Problem.of(
            Code.CONFLICT,
            "The lowest ask is %d, more than max_amount_cents".formatted(ask.amountCents()))
        .hint("Send a higher max_amount_cents, or wait for a lower ask with place_bid.")
        .next("read_market_data", "place_bid");
  }

  private Problem nothing(WriteTx tx, String variantId, String currency) {
    boolean own = book.asked(tx, variantId, currency);
    return Problem.of(
            Code.CONFLICT,
            own
                ? "All that is asked for in " + currency + " is the buyer's own"
                : "Nothing of " + variantId + " is for sale in " + currency)
        .hint(
            own
                ? "Nobody buys from himself; the house buys where no customer is named."
                : "Bid for it with place_bid: the next ask at that price is bought at once.")
        .next("list_asks", "place_bid");
  }
}
