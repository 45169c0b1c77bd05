package dev.storehand;

import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Room;
import dev.storehand.core.call.Limits;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.job.ItemLimit;
import dev.storehand.core.job.JobBell;
import dev.storehand.feature.activity.ActivityActions;
import dev.storehand.feature.catalog.CollectionActions;
import dev.storehand.feature.catalog.ImportActions;
import dev.storehand.feature.catalog.ProductActions;
import dev.storehand.feature.catalog.SearchActions;
import dev.storehand.feature.catalog.ShopCurrency;
import dev.storehand.feature.catalog.VariantActions;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.customers.CustomerActions;
import dev.storehand.feature.jobs.JobActions;
import dev.storehand.feature.jobs.JobWatchActions;
import dev.storehand.feature.keys.Ability;
import dev.storehand.feature.keys.KeyActions;
import dev.storehand.feature.listings.BatchActions;
import dev.storehand.feature.listings.BidActions;
import dev.storehand.feature.listings.Floor;
import dev.storehand.feature.listings.ListingActions;
import dev.storehand.feature.listings.MarketActions;
import dev.storehand.feature.listings.MarketSumsStore;
import dev.storehand.feature.listings.OperationActions;
import dev.storehand.feature.listings.SaleActions;
import dev.storehand.feature.messages.MessageActions;
import dev.storehand.feature.offers.AudienceActions;
import dev.storehand.feature.offers.OfferActions;
import dev.storehand.feature.offers.OfferDesk;
import dev.storehand.feature.offers.OfferLifeActions;
import dev.storehand.feature.offers.OfferProductActions;
import dev.storehand.feature.offers.OrderedUnits;
import dev.storehand.feature.offers.PreorderVariantActions;
import dev.storehand.feature.offers.StorefrontActions;
import dev.storehand.feature.offers.TermsActions;
import dev.storehand.feature.orders.CustomerOrders;
import dev.storehand.feature.orders.Desk;
import dev.storehand.feature.orders.IntegrityActions;
import dev.storehand.feature.orders.Markets;
import dev.storehand.feature.orders.OfferSales;
import dev.storehand.feature.orders.OrderActions;
import dev.storehand.feature.orders.OrderBulkActions;
import dev.storehand.feature.orders.PaymentActions;
import dev.storehand.feature.orders.Providers;
import dev.storehand.feature.orders.ReturnActions;
import dev.storehand.feature.orders.SaleOrders;
import dev.storehand.feature.orders.Sales;
import dev.storehand.feature.orders.ShipmentActions;
import dev.storehand.feature.preorders.OfferOrderActions;
import dev.storehand.feature.preorders.PreorderActions;
import dev.storehand.feature.preorders.PreorderBulkActions;
import dev.storehand.feature.preorders.PreorderClock;
import dev.storehand.feature.preorders.PreorderDesk;
import dev.storehand.feature.preorders.PreorderLines;
import dev.storehand.feature.preorders.PreorderPaymentActions;
import dev.storehand.feature.preorders.PreorderSumsStore;
import dev.storehand.feature.prices.EventActions;
import dev.storehand.feature.prices.FeedActions;
import dev.storehand.feature.prices.WatchActions;
import dev.storehand.feature.reports.ReportActions;
import dev.storehand.feature.shops.MarketRef;
import dev.storehand.feature.shops.ShopActions;
import dev.storehand.feature.shops.Shops;
import dev.storehand.feature.stock.BulkActions;
import dev.storehand.feature.stock.Claims;
import dev.storehand.feature.stock.ItemActions;
import dev.storehand.feature.stock.LedgerActions;
import dev.storehand.feature.stock.LocationActions;
import dev.storehand.feature.stock.ModelActions;
import dev.storehand.feature.stock.Models;
import dev.storehand.feature.stock.OpeningStockTaker;
import dev.storehand.feature.stock.ReservationActions;
import dev.storehand.feature.stock.StockImportActions;
import dev.storehand.feature.stock.TransferActions;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of all rooms, in the order in which everything published shows them. */
final class Rooms {
  private static final PreorderLines PRESOLD = new PreorderLines();
  private static final OfferSales OFFER_SALES = new OfferSales();

  private final Shops shops = new Shops();
  private final Variants variants = new Variants();
  private final ShopDays days = shops::timeZone;
  private final Desk desk;

  private Rooms(Providers providers) {
    desk = new Desk(variants, days, Rooms::terms, new Claims(), new Models(), providers, PRESOLD);
  }

  /** The abilities that the rooms' areas give. */
  static Ability abilities() {
    return new Ability(
        Stream.of(
                KeyActions.ROOM,
                JobActions.ROOM,
                ShopActions.ROOM,
                ActivityActions.ROOM,
                ProductActions.ROOM,
                ItemActions.ROOM,
                OrderActions.ROOM,
                CustomerActions.ROOM,
                OfferActions.ROOM,
                PreorderActions.ROOM,
                MessageActions.ROOM,
                ListingActions.ROOM,
                MarketActions.ROOM,
                WatchActions.ROOM)
            .map(Room::area)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Every room's actions.
   *
   * @param batches how many items batches of listings may have
   * @param bell tells of jobs
   * @param exports where the file of an export lies, by its name
   */
  static List<Actions> all(
      Limits limits,
      ItemLimit batches,
      Ability ability,
      Providers providers,
      JobBell bell,
      Function<String, Path> exports) {
    Rooms rooms = new Rooms(providers);
    return Stream.of(
            List.of(
                new KeyActions(limits, ability),
                new JobActions(bell),
                new JobWatchActions(bell, exports),
                new ShopActions(new Models()::has),
                new ActivityActions(rooms.days)),
            rooms.catalogue(),
            rooms.stock(),
            rooms.orders(),
            rooms.preorders(),
            rooms.market(bell, batches))
        .flatMap(List::stream)
        .toList();
  }

  private List<Actions> catalogue() {
    ShopCurrency currency = tx -> shops.own(tx).currency();
    return List.of(
        new ProductActions(currency, days),
        new VariantActions(currency, days),
        new CollectionActions(),
        new SearchActions(),
        new ImportActions(currency, new OpeningStockTaker(variants)));
  }

  private List<Actions> stock() {
    ItemActions items = new ItemActions(variants, days);
    return List.of(
        new LocationActions(),
        items,
        new BulkActions(items),
        new StockImportActions(variants),
        new LedgerActions(variants, days),
        new ReservationActions(variants, days),
        new TransferActions(variants, days),
        new ModelActions(shops::marketsWith));
  }

  private List<Actions> orders() {
    OrderActions orders = new OrderActions(desk);
    return List.of(
        orders,
        new OrderBulkActions(orders),
        new PaymentActions(desk),
        new ShipmentActions(desk),
        new ReturnActions(desk),
        new CustomerActions(days, new CustomerOrders(PRESOLD)),
        new IntegrityActions(PreorderSumsStore.sums(), MarketSumsStore.sums()));
  }

  private List<Actions> preorders() {
    OfferDesk offerDesk = new OfferDesk(variants, shops::marketsAmong, days);
    OfferActions offers = new OfferActions(offerDesk, variants, days);
    PreorderDesk preorders =
        new PreorderDesk(new Sales(desk), Rooms::terms, days, tx -> shops.own(tx).name());
    PreorderActions orders = new PreorderActions(preorders);
    PreorderPaymentActions payments = new PreorderPaymentActions(preorders);
    return List.of(
        offers,
        new OfferLifeActions(offerDesk, offers),
        new OfferProductActions(offerDesk, variants),
        new PreorderVariantActions(
            variants, (tx, ids) -> ordered(OFFER_SALES, tx, ids), days, preorders::quotes),
        new StorefrontActions(offerDesk),
        new AudienceActions(offerDesk, shops::marketsAmong, preorders::words),
        new TermsActions(offerDesk),
        orders,
        payments,
        new PreorderBulkActions(orders, payments),
        new OfferOrderActions(preorders),
        new PreorderClock(preorders),
        new ReportActions(days),
        new MessageActions(days));
  }

  private List<Actions> market(JobBell bell, ItemLimit batches) {
    Floor floor = new Floor(variants, days, new SaleOrders(desk), bell);
    ListingActions listings = new ListingActions(floor);
    return List.of(
        listings,
        new OperationActions(floor),
        new BatchActions(listings, batches),
        new SaleActions(floor),
        new MarketActions(floor),
        new BidActions(floor),
        new WatchActions(),
        new EventActions(days),
        new FeedActions(days));
  }

  private static List<OrderedUnits.Units> ordered(
      OfferSales sales, ReadTx tx, Collection<String> offerVariantIds) {
    return sales.units(tx, offerVariantIds).stream()
        .map(each -> new OrderedUnits.Units(each.offerVariantId(), each.marketId(), each.units()))
        .toList();
  }

  private static Markets.Terms terms(ReadTx tx, Optional<String> market) {
    MarketRef found = new Shops().market(tx, market);
    return new Markets.Terms(found.id(), found.currency(), found.inventoryModelId());
  }
}
