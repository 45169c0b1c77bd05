package dev.storehand.feature.offers;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.util.Map;
import java.util.Optional;

/** The counts of {@code offer_variant}, and the table {@code offer_market_count}. */
final class OfferCountStore {

  /** What is left of a variant's limits. */
  record Left(long counted, Optional<Long> capacity) {}

  /**
   * Counts units as sold, up to the variant's own capacity, else to a limit.
   *
   * @return the row's id; empty where there is none, or no room in it
   */
  Optional<String> sell(WriteTx tx, String offer, String variant, int units, long limit) {
    return tx.sql(
            """
            update offer_variant set sold = sold + :units, updated_at = :now
            where shop = :shop and mode = :mode and offer_id = :offer and variant_id = :variant
              and sold - sold_before + :units <= coalesce(capacity, :limit)
            returning id""")
        .bind("offer", offer)
        .bind("variant", variant)
        .bind("units", units)
        .bind("limit", limit)
        .bind("now", tx.now())
        .first(row -> row.text("id"));
  }

  /** The same beyond every limit. */
  Optional<String> oversell(WriteTx tx, String offer, String variant, int units) {
    return tx.sql(
            """
            update offer_variant set sold = sold + :units, updated_at = :now
            where shop = :shop and mode = :mode and offer_id = :offer and variant_id = :variant
            returning id""")
        .bind("offer", offer)
        .bind("variant", variant)
        .bind("units", units)
        .bind("now", tx.now())
        .first(row -> row.text("id"));
  }

  /** Makes the row of a variant that was not chosen, unless there is one. */
  void begin(WriteTx tx, String id, String offer, String variant) {
    tx.sql(
            """
            insert into offer_variant (id, shop, mode, offer_id, variant_id, chosen, capacity,
              shipping_text, sold, sold_before, released, created_at, updated_at, version)
            values (:id, :shop, :mode, :offer, :variant, false, null, null, 0, 0, 0, :now, :now, 1)
            on conflict do nothing""")
        .bind("id", id)
        .bind("offer", offer)
        .bind("variant", variant)
        .bind("now", tx.now())
        .run();
  }

  /** Counts units in a market, up to a limit. False where they do not fit. */
  boolean sellIn(WriteTx tx, String id, String market, int units, long limit) {
    return tx.sql(
                """
                insert into offer_market_count (offer_variant_id, market_id, shop, mode, sold, sold_before)
                select :id, :market, :shop, :mode, :units, 0 where :units <= :limit
                on conflict (offer_variant_id, market_id) do update
                set sold = offer_market_count.sold + :units
                where offer_market_count.sold - offer_market_count.sold_before + :units <= :limit""")
            .bind("id", id)
            .bind("market", market)
            .bind("units", units)
            .bind("limit", limit)
            .run()
        == 1;
  }

  Optional<Left> left(ReadTx tx, String offer, String variant) {
    return tx.sql(
            """
            select sold - sold_before as counted, capacity from offer_variant
            where shop = :shop and mode = :mode and offer_id = :offer and variant_id = :variant""")
        .bind("offer", offer)
        .bind("variant", variant)
        .first(row -> new Left(row.number("counted"), row.maybeNumber("capacity")));
  }

  /** How many units of a variant were counted in a market. */
  long countedIn(ReadTx tx, String offer, String variant, String market) {
    return tx.sql(
            """
            select m.sold - m.sold_before as counted
            from offer_market_count m join offer_variant v on v.id = m.offer_variant_id
            where v.shop = :shop and v.mode = :mode and v.offer_id = :offer
              and v.variant_id = :variant and m.market_id = :market""")
        .bind("offer", offer)
        .bind("variant", variant)
        .bind("market", market)
        .first(row -> row.number("counted"))
        .orElse(0L);
  }

  /** Units are not sold any more; {@code released} of them had been given stock. */
  void giveUp(WriteTx tx, String id, String market, int units, int released) {
    tx.sql(
            """
            update offer_variant set sold = sold - :units, released = released - :released,
              sold_before = case when sold_before > sold - :units then sold - :units
                else sold_before end,
              updated_at = :now
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", id)
        .bind("units", units)
        .bind("released", released)
        .bind("now", tx.now())
        .run();
    tx.sql(
            """
            update offer_market_count set sold = sold - :units,
              sold_before = case when sold_before > sold - :units then sold - :units
                else sold_before end
            where shop = :shop and mode = :mode and offer_variant_id = :id and market_id = :market""")
        .bind("id", id)
        .bind("market", market)
        .bind("units", units)
        .run();
  }

  /** Units have been given stock. */
  void release(WriteTx tx, String id, int units) {
    tx.sql(
            """
            update offer_variant set released = released + :units, updated_at = :now
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", id)
        .bind("units", units)
        .bind("now", tx.now())
        .run();
  }

  /** Counts from nothing again, in every market; what is sold stays sold. */
  void resetCount(WriteTx tx, String id) {
    tx.sql(
            """
            update offer_variant set sold_before = sold, updated_at = :now, version = version + 1
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", id)
        .bind("now", tx.now())
        .run();
    tx.sql(
            """
            update offer_market_count set sold_before = sold
            where shop = :shop and mode = :mode and offer_variant_id = :id""")
        .bind("id", id)
        .run();
  }

  /** Writes down what was really sold, in all and in each market; a reset count stays reset. */
  void recount(WriteTx tx, String id, long sold, Map<String, Long> byMarket) {
    tx.sql(
            """
            update offer_variant set sold = :sold,
              released = case when released > :sold then :sold else released end,
              sold_before = case when sold_before > :sold then :sold else sold_before end,
              updated_at = :now, version = version + 1
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", id)
        .bind("sold", sold)
        .bind("now", tx.now())
        .run();
    tx.sql(
            """
            update offer_market_count set sold = 0, sold_before = 0
            where shop = :shop and mode = :mode and offer_variant_id = :id
              and market_id not in (:markets)""")
        .bind("id", id)
        .bind("markets", byMarket.keySet())
        .run();
    tx.sql(
            """
            insert into offer_market_count (offer_variant_id, market_id, shop, mode, sold, sold_before)
            values (:id, :market, :shop, :mode, :sold, 0)
            on conflict (offer_variant_id, market_id) do update set sold = excluded.sold,
              sold_before = case when offer_market_count.sold_before > excluded.sold
                then excluded.sold else offer_market_count.sold_before end""")
        .bind("id", id)
        .runEach(
            byMarket.entrySet(),
            (sql, each) -> sql.bind("market", each.getKey()).bind("sold", each.getValue()));
  }
}
