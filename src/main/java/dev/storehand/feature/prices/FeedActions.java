package dev.storehand.feature.prices;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** The prices of other sources, and all that are known. */
public final class FeedActions extends Actions {
  private final PriceQuoteStore quotes = new PriceQuoteStore();
  private final ShopDays days;

  public FeedActions(ShopDays days) {
    super(WatchActions.ROOM);
    this.days = days;
  }

  final Action<IngestPrices, Ingested> ingestPrices =
      post("/prices/ingest")
          .named("ingest_prices")
          .says("Take in the prices of another source, sent in the payload of KicksDB.")
          .note(
              "A row that is misshapen refuses all of them with every fault (422). A row of a variant"
                  + " that is not here, or older than what is known, is left out and says so, and the"
                  + " others are taken in.")
          .note(
              "A row means the variant with that id, reference or SKU code, or the one of that size"
                  + " whose product has that style_id. Sent again it changes nothing.")
          .alsoCalled(
              "import market prices",
              "price feed",
              "load competitor prices",
              "upload market prices",
              "push prices from another site",
              "take in StockX prices")
          .repeatable()
          .takes(IngestPrices.class)
          .gives(Ingested.class)
          .example(
              """
              {"event": "stockx.price.updated.usd", "timestamp": 1740384474, "version": "v1",
               "data": [{"variant_id": "%s", "sku": "DD1391-100", "lowest_ask": 96.0,
                 "number_of_asks": 12, "currency": "USD",
                 "subtotal": {"STANDARD": 115.9, "EXPRESS_STANDARD": 118.9}}]}"""
                  .formatted(id("var", 1)))
          .writes(new Ingestion()::take);

  record ListPriceQuotes(
      @Doc("Only of this source: own, or a feed's name.")
          @Size(min = 1, max = 40)
          @Pattern(regexp = WatchActions.SOURCE, message = WatchActions.SOURCE_SAYS)
          Optional<String> source,
      @Doc("Only in this currency.")
          @Size(max = 3)
          @Pattern(regexp = WatchActions.CURRENCY, message = WatchActions.CURRENCY_SAYS)
          Optional<String> currency,
      @Doc("Only of this variant.") @Size(min = 1, max = 64) Optional<String> variantId,
      @Doc("Only of this product's variants.") @Size(min = 1, max = 64) Optional<String> productId,
      @Doc("Only what changed at or after this time.") Optional<TimeOrDay> updatedAtFrom) {}

  final Action<ListPriceQuotes, Page<PriceQuote>> listPriceQuotes =
      get("/prices/quotes")
          .named("list_price_quotes")
          .says(
              "List what variants go for, by source: on the own market and in the feeds taken in.")
          .note(
              "The own market's prices come here a moment after they change; read_market_data has"
                  + " them at once.")
          .alsoCalled(
              "compare our prices with the market",
              "what do others charge",
              "what do other sites charge",
              "prices by source",
              "are we too expensive",
              "competitor prices")
          .takes(ListPriceQuotes.class)
          .lists(PriceQuote.class, "price_quotes", "updated_at", "lowest_ask_cents")
          .example(
              new ListPriceQuotes(
                  Optional.of("stockx"),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()))
          .reads(this::quotes);

  private Page<PriceQuote> quotes(ListPriceQuotes in, Paging paging, ReadTx tx) {
    return quotes.list(tx, paging, in, days.first(tx, in.updatedAtFrom()));
  }
}
