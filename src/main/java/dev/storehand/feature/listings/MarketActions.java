package dev.storehand.feature.listings;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import dev.storehand.feature.catalog.Products;
import dev.storehand.feature.shops.Fees;
import dev.storehand.feature.shops.Shop;
import dev.storehand.feature.shops.Shops;
import dev.storehand.feature.shops.Subtotal;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the market stands at. */
public final class MarketActions extends Actions {
  /** The room of the market, shared by its classes of actions. */
  public static final Room ROOM =
      new Room(
          "market",
          "Market",
          "The shop's own market: for each variant and currency one book, in which the lowest ask sells first, and of"
              + " equal ones the oldest. `read_market_data` shows what it stands at, `buy_now` buys the lowest"
              + " ask, `place_bid` waits for one. Asks are made with `create_listing`.");

  private final AskStore asks = new AskStore();
  private final SaleStore sales = new SaleStore();
  private final Quotes quotes = new Quotes();
  private final Shops shops = new Shops();
  private final Products products = new Products();
  private final Floor floor;

  public MarketActions(Floor floor) {
    super(ROOM);
    this.floor = floor;
  }

  /** What the book of a variant stands at, for who sells and for who buys. */
  @Doc("What the book of a variant stands at in one currency.")
  record MarketData(
      @Doc("The variant (SKU).") String variantId,
      @Doc("The product.") String productId,
      @Doc("The currency of its amounts, ISO 4217.") String currency,
      @Doc("The lowest live ask; absent where there is none.") Optional<Long> lowestAskCents,
      @Doc("How many live asks there are.") long numberOfAsks,
      @Doc("The highest live bid; absent where there is none.") Optional<Long> highestBidCents,
      @Doc("How many live bids there are.") long numberOfBids,
      @Doc(
              "The highest whole amount that would be the lowest ask, or the highest bid where that is higher.")
          Optional<Long> sellFasterCents,
      @Doc("The lowest ask itself: to wait behind it at the same price.")
          Optional<Long> earnMoreCents,
      @Doc("What a buyer pays for the lowest ask by each shipping option, fees included.")
          List<Subtotal> subtotals) {

    static MarketData of(MarketQuote quote, Shop shop) {
      return new MarketData(
          quote.variantId(),
          quote.productId(),
          quote.currency(),
          quote.lowestAskCents(),
          quote.numberOfAsks(),
          quote.highestBidCents(),
          quote.numberOfBids(),
          Suggestion.sellFaster(quote),
          Suggestion.earnMore(quote),
          quote
              .lowestAskCents()
              .map(ask -> Fees.subtotals(shop, ask, quote.currency()))
              .orElse(List.of()));
    }

    static MarketData none(String variantId, String productId, String currency) {
      return new MarketData(
          variantId,
          productId,
          currency,
          Optional.empty(),
          0,
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty(),
          List.of());
    }
  }

  /** What the books of a variant stand at. */
  @Doc("What the market of a variant stands at, by currency.")
  record VariantMarket(
      @Doc("The variant (SKU).") String variantId,
      @Doc("The product.") String productId,
      @Doc("One entry for each currency in which it was ever asked or bid for, and the shop's.")
          List<MarketData> marketData) {}

  /** What the books of a product's variants stand at. */
  @Doc("What the market of a product stands at, by variant and currency.")
  record ProductMarket(
      @Doc("The product.") String productId,
      @Doc("One entry for each variant and currency in which it was ever asked or bid for.")
          List<MarketData> marketData) {}

  record ReadMarketData(
      @Doc("Of which variant (SKU).") @Size(min = 1, max = 64) String variantId,
      @Doc("Only in this currency, ISO 4217.")
          @Size(max = 3)
          @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
          @Means(Senses.Currency.class)
          Optional<String> currency) {}

  final Action<ReadMarketData, VariantMarket> readMarketData =
      get("/market/variants/:variant_id")
          .named("read_market_data")
          .says("Read what a variant stands at on the market: lowest ask, asks, bids, suggestions.")
          .note(
              "Example: with asks of 150.00 and 152.00 and a bid of 140.00, sell_faster is 149.00 and earn_more"
                  + " 150.00.")
          .note(
              "Example: with a fee of 3 % and 1.00, and STANDARD shipping at 9.95, the ask of 150.00 costs a buyer"
                  + " 150.00 + 5.50 + 9.95 = 165.45.")
          .note("All live asks count, the caller's own too; read_product_market_data is the same.")
          .alsoCalled(
              "what is it worth",
              "current market price",
              "lowest ask and highest bid",
              "what does this size trade at",
              "lowest ask of a size",
              "should I sell now")
          .takes(ReadMarketData.class)
          .gives(VariantMarket.class)
          .example(new ReadMarketData(id("var", 1), Optional.empty()))
          .reads(this::read);

  private VariantMarket read(ReadMarketData in, ReadTx tx) {
    List<MarketQuote> known = quotes.ofVariants(tx, List.of(in.variantId()));
    // What has a quote is a variant, as none is ever deleted, and its quote names its product.
    String product =
        known.isEmpty()
            ? floor.variants().get(tx, in.variantId()).productId()
            : known.get(0).productId();
    Shop shop = shops.own(tx);
    List<MarketData> all = new ArrayList<>();
    for (MarketQuote quote : known) {
      if (in.currency().filter(each -> !each.equals(quote.currency())).isEmpty()) {
        all.add(MarketData.of(quote, shop));
      }
    }
    String shown = in.currency().orElse(shop.currency());
    if (all.stream().noneMatch(each -> each.currency().equals(shown))) {
      all.add(MarketData.none(in.variantId(), product, shown));
    }
    return new VariantMarket(in.variantId(), product, all);
  }

  record ReadProductMarketData(
      @Doc("Of which product.") @Size(min = 1, max = 64) String productId,
      @Doc("Only in this currency, ISO 4217.")
          @Size(max = 3)
          @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
          @Means(Senses.Currency.class)
          Optional<String> currency) {}

  final Action<ReadProductMarketData, ProductMarket> readProductMarketData =
      get("/market/products/:product_id")
          .named("read_product_market_data")
          .says("Read what all variants of a product stand at on the market.")
          .alsoCalled(
              "prices of all sizes",
              "market overview of a product",
              "what does the shoe trade at in each size",
              "market value of a product",
              "lowest asks by size")
          .takes(ReadProductMarketData.class)
          .gives(ProductMarket.class)
          .example(new ReadProductMarketData(id("prd", 1), Optional.empty()))
          .reads(this::readProduct);

  private ProductMarket readProduct(ReadProductMarketData in, ReadTx tx) {
    if (!products.has(tx, in.productId())) {
      throw Problem.notFound("Product", in.productId()).next("list_products");
    }
    Shop shop = shops.own(tx);
    return new ProductMarket(
        in.productId(),
        quotes.ofProduct(tx, in.productId()).stream()
            .filter(quote -> in.currency().filter(each -> !each.equals(quote.currency())).isEmpty())
            .map(quote -> MarketData.of(quote, shop))
            .toList());
  }

  final Action<ReadMarketData, Page<Ask>> listAsks =
      get("/market/variants/:variant_id/asks")
          .named("list_asks")
          .says("List the live asks of a variant in one currency, those first that sell first.")
          .note("The currency is the shop's unless told.")
          .alsoCalled(
              "show the order book",
              "who asks how much",
              "all asks of a size",
              "what do sellers want for it",
              "sell side of the book")
          .takes(ReadMarketData.class)
          .lists(Ask.class, "asks", "+amount_cents", "queued_at")
          .example(new ReadMarketData(id("var", 1), Optional.empty()))
          .reads(this::list);

  private Page<Ask> list(ReadMarketData in, Paging paging, ReadTx tx) {
    String variant = floor.variants().get(tx, in.variantId()).id();
    return asks.list(tx, paging, variant, in.currency().orElseGet(() -> shops.own(tx).currency()));
  }

  final Action<ReadMarketData, Page<MarketSale>> listMarketSales =
      get("/market/variants/:variant_id/sales")
          .named("list_market_sales")
          .says("List what a variant was sold for on the market, newest first.")
          .note("Who sold and who bought is not shown; what came to nothing is left out.")
          .alsoCalled(
              "last sales",
              "price history",
              "what did it go for",
              "what did this size sell for recently",
              "recent trades",
              "sold prices")
          .takes(ReadMarketData.class)
          .lists(MarketSale.class, "sales", "created_at", "amount_cents")
          .example(new ReadMarketData(id("var", 1), Optional.empty()))
          .reads(this::sold);

  private Page<MarketSale> sold(ReadMarketData in, Paging paging, ReadTx tx) {
    String variant = floor.variants().get(tx, in.variantId()).id();
    return sales.ofVariant(tx, paging, variant, in.currency());
  }
}
