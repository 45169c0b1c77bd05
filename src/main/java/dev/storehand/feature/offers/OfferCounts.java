package dev.storehand.feature.offers;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has been sold by offers. For each offer and variant, sold is the units of its preorder lines
 * that are not cancelled (invariant 12); a limit is held against what was sold since the count was
 * last reset.
 *
 * <p>Who sells several variants in one write sells them in the order of their ids, so that no two
 * writes wait for each other.
 */
public final class OfferCounts {
  /** More than any limit may be. */
  private static final long NO_LIMIT = Long.MAX_VALUE;

  private final OfferCountStore store = new OfferCountStore();

  /**
   * How many units may be sold.
   *
   * @param most of them, since the count was last reset
   * @param left of these; never negative
   */
  public record Limit(long most, long left) {
    private static Limit of(long most, long counted) {
      return new Limit(most, Math.max(0, most - counted));
    }
  }

  /**
   * Counts units of a variant as sold by an offer, in a market.
   *
   * @return the id of the offer's variant, {@code ofv_…}, which the order line keeps
   * @throws Problem 409 conflict where they do not fit its limits, saying what is left
   */
  public String sell(WriteTx tx, Selling offer, String variantId, int units, String marketId) {
    Inventory inventory = offer.settings().inventory();
    String id = counted(tx, offer, variantId, units);
    long there = inventory.oversell() ? NO_LIMIT : marketLimit(offer, marketId).orElse(NO_LIMIT);
    if (!store.sellIn(tx, id, marketId, units, there)) {
      // What is counted in the market is not touched by a sale that did not fit there.
      long left = Math.max(0, there - store.countedIn(tx, offer.id(), variantId, marketId));
      throw soldOut(offer, variantId, units, left, " in the market " + marketId)
          .hint("Raise total_limit of the market's override with update_offer_markets.")
          .next("update_offer_markets", "read_offer_variant");
    }
    return id;
  }

  private String counted(WriteTx tx, Selling offer, String variantId, int units) {
    Optional<String> id = tryCounting(tx, offer, variantId, units);
    if (id.isPresent()) {
      return id.get();
    }
    if (offer.settings().products().source() != Products.Source.CUSTOM) {
      store.begin(tx, tx.id("ofv"), offer.id(), variantId);
      id = tryCounting(tx, offer, variantId, units);
    }
    return id.orElseThrow(() -> refusal(tx, offer, variantId, units));
  }

  private Optional<String> tryCounting(WriteTx tx, Selling offer, String variantId, int units) {
    Inventory inventory = offer.settings().inventory();
    return inventory.oversell()
        ? store.oversell(tx, offer.id(), variantId, units)
        : store.sell(
            tx,
            offer.id(),
            variantId,
            units,
            inventory.totalLimit().map(Integer::longValue).orElse(NO_LIMIT));
  }

  private Problem refusal(ReadTx tx, Selling offer, String variantId, int units) {
    long left = limit(offer, store.left(tx, offer.id(), variantId)).map(Limit::left).orElse(0L);
    return soldOut(offer, variantId, units, left, "")
        .hint(
            "Raise the limit of all its variants with set_offer_total_limit, or of this one with"
                + " update_offer_variant; or let it oversell with update_offer_inventory.")
        .next("set_offer_total_limit", "update_offer_variant", "update_offer_inventory");
  }

  private static Problem soldOut(
      Selling offer, String variantId, int units, long left, String where) {
    return Problem.of(
        Code.CONFLICT,
        "The offer %s has %d of the variant %s left%s, not %d"
            .formatted(offer.id(), left, variantId, where, units));
  }

  /**
   * How many units of a variant can still be sold by an offer, in a market; empty where nothing
   * limits them.
   */
  public Optional<Long> remaining(ReadTx tx, Selling offer, String variantId, String marketId) {
    return limit(tx, offer, variantId, marketId).map(Limit::left);
  }

  /** The limit that binds a variant of an offer in a market; empty where nothing limits it. */
  public Optional<Limit> limit(ReadTx tx, Selling offer, String variantId, String marketId) {
    if (offer.settings().inventory().oversell()) {
      return Optional.empty();
    }
    Optional<Limit> ofAll = limit(offer, store.left(tx, offer.id(), variantId));
    Optional<Limit> there =
        marketLimit(offer, marketId)
            .map(most -> Limit.of(most, store.countedIn(tx, offer.id(), variantId, marketId)));
    return Stream.concat(ofAll.stream(), there.stream()).min(Comparator.comparing(Limit::left));
  }

  private static Optional<Limit> limit(Selling offer, Optional<OfferCountStore.Left> row) {
    Optional<Long> limit =
        row.flatMap(OfferCountStore.Left::capacity)
            .or(() -> offer.settings().inventory().totalLimit().map(Integer::longValue));
    return limit.map(most -> Limit.of(most, row.map(OfferCountStore.Left::counted).orElse(0L)));
  }

  private static Optional<Long> marketLimit(Selling offer, String marketId) {
    return offer.settings().markets().in(marketId).totalLimit().map(Integer::longValue);
  }

  /**
   * Units of an order line are not sold any more: it was cancelled, in whole or in part.
   *
   * @param marketId the market they were sold in
   * @param released whether they had been given stock
   */
  public void giveUp(
      WriteTx tx, String offerVariantId, String marketId, int units, boolean released) {
    store.giveUp(tx, offerVariantId, marketId, units, released ? units : 0);
  }

  /** Units of an order line have been given stock. */
  public void release(WriteTx tx, String offerVariantId, int units) {
    store.release(tx, offerVariantId, units);
  }
}
