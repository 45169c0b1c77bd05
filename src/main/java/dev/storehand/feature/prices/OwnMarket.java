package dev.storehand.feature.prices;

import dev.storehand.core.action.Reaction;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Json;
import dev.storehand.feature.listings.MarketQuote;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes down what happens on the shop's own market, by the event of its quotes. */
final class OwnMarket {
  static final String CHANGED = MarketQuote.CHANGED;

  private final Tape tape = new Tape();

  /** Events come one at a time, in the order of commits. */
  void changed(Reaction.Cause cause, WriteTx tx) {
    MarketQuote quote = Json.mapper().treeToValue(cause.data().path("resource"), MarketQuote.class);
    Venue venue = Venue.own(quote.currency());
    tape.hold(tx, venue);
    Optional<PriceQuote> before =
        Optional.ofNullable(
            tape.known(tx, venue, List.of(quote.variantId())).get(quote.variantId()));
    PriceQuote.Figures figures =
        new PriceQuote.Figures(quote.lowestAskCents(), quote.numberOfAsks(), Map.of());
    if (before.map(PriceQuote::figures).filter(figures::equals).isEmpty()) {
      PriceQuote after =
          before
              .map(known -> known.at(figures, cause.occurredAt(), tx.now()))
              .orElseGet(
                  () ->
                      PriceQuote.first(
                          tx,
                          venue,
                          quote.variantId(),
                          quote.productId(),
                          figures,
                          cause.occurredAt()));
      tape.note(tx, venue, List.of(new Tape.Change(before, after)));
    }
  }
}
