package dev.storehand.feature.listings;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.StoredFile;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import dev.storehand.core.schema.WebAddress;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.listings.ListingOperation.Changes;
import dev.storehand.feature.listings.ListingOperation.Fields;
import dev.storehand.feature.orders.SaleOrders;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was sold on the market, until it is completed, called off or taken back. */
public final class SaleActions extends Actions {
  private static final Duration LINK_LASTS = Duration.ofHours(1);
  private static final long MOST_NUMBER = 9_007_199_254_740_991L;

  private final SaleStore sales = new SaleStore();
  private final Floor floor;

  public SaleActions(Floor floor) {
    super(ListingActions.ROOM);
    this.floor = floor;
    after(
        "order.cancelled",
        "end_sales_of_cancelled_orders",
        (cause, tx) -> follow(tx, cause.subject(), SaleMove.CANCEL));
    after(
        "order.fulfilled",
        "note_sales_that_were_sent",
        (cause, tx) -> follow(tx, cause.subject(), SaleMove.SHIP));
  }

  /** What was done to a sale's order by hand is done to the sale. */
  private void follow(WriteTx tx, String orderId, SaleMove move) {
    Optional<Sale> found = sales.ofOrder(tx, orderId);
    if (found.isEmpty()) {
      return;
    }
    floor.doing().hold(tx, found.get().variantId());
    sales
        .ofOrder(tx, orderId)
        .filter(sale -> move.allowedFrom(sale.status()))
        .ifPresent(sale -> floor.selling().followed(tx, sale, move));
  }

  record ListSales(
      @Doc("Only those that stand so.") Optional<Sale.Status> status,
      @Doc("Only of this product.") @Size(min = 1, max = 64) Optional<String> productId,
      @Doc("Only of this variant.") @Size(min = 1, max = 64) Optional<String> variantId,
      @Doc("Only of this seller, by customer id.") @Size(min = 1, max = 64)
          Optional<String> sellerId,
      @Doc("Only to this buyer, by customer id.") @Size(min = 1, max = 64) Optional<String> buyerId,
      @Doc("Only of this kind.") Optional<Listing.InventoryType> inventoryType,
      @Doc("Made at or after this time.") Optional<TimeOrDay> from,
      @Doc("Made at or before this time.") Optional<TimeOrDay> to) {

    static ListSales all() {
      return new ListSales(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<ListSales, Page<Sale>> listActiveSales =
      get("/listings/orders/active")
          .named("list_active_sales")
          .says("List sales on the market that are not over: to be sent, on their way, checked.")
          .alsoCalled(
              "what have I sold",
              "which sales must I ship",
              "open sales",
              "sold pairs I still have to send",
              "sales in progress",
              "pending market sales")
          .takes(ListSales.class)
          .lists(Sale.class, "sales", "created_at", "ship_by")
          .example(ListSales.all())
          .reads((in, paging, tx) -> list(in, paging, tx, true));

  final Action<ListSales, Page<Sale>> listPastSales =
      get("/listings/orders/history")
          .named("list_past_sales")
          .says("List sales on the market that are over: completed, called off or taken back.")
          .alsoCalled(
              "sales history",
              "completed sales",
              "canceled sales",
              "finished sales",
              "what did I sell before",
              "old market sales")
          .takes(ListSales.class)
          .lists(Sale.class, "sales", "created_at", "ship_by")
          .example(ListSales.all())
          .reads((in, paging, tx) -> list(in, paging, tx, false));

  private Page<Sale> list(ListSales in, Paging paging, ReadTx tx, boolean open) {
    Page<Sale> page = sales.list(tx, paging, open, in, floor.days());
    Map<String, SaleOrders.Facts> facts =
        floor.orders().facts(tx, page.rows().stream().map(Sale::orderId).toList());
    return page.map(sale -> sale.with(Optional.ofNullable(facts.get(sale.orderId()))));
  }

  record BySale(
      @Doc("Which sale, by its order's number.") @Min(1) @Max(MOST_NUMBER) long orderNumber) {}

  final Action<BySale, Sale> readSale =
      get("/listings/orders/:order_number")
          .named("read_sale")
          .says("Read one sale on the market with its payout, its payment and its parcel.")
          .alsoCalled(
              "show a sale",
              "has my sale been paid",
              "payout of a sale",
              "details of a sale",
              "where is my sold pair",
              "when do I get my payout")
          .takes(BySale.class)
          .gives(Sale.class)
          .example(new BySale(14))
          .reads((in, tx) -> whole(tx, sales.get(tx, in.orderNumber())));

  private Sale whole(ReadTx tx, Sale sale) {
    return sale.with(
        Optional.ofNullable(floor.orders().facts(tx, List.of(sale.orderId())).get(sale.orderId())));
  }

  record ShipSale(
      @Doc("Which sale, by its order's number.") @Min(1) @Max(MOST_NUMBER) long orderNumber,
      @Doc("Who carries it.") @Size(min = 1, max = 100) Optional<String> carrier,
      @Doc("The carrier's number for it.") @Size(min = 1, max = 100)
          Optional<String> trackingNumber,
      @Doc("Where it can be followed.")
          @Size(min = 1, max = 2000)
          @Pattern(regexp = WebAddress.FORM, message = WebAddress.SAYS)
          Optional<String> trackingUrl) {}

  final Action<ShipSale, Sale> shipSale =
      post("/listings/orders/:order_number/ship")
          .named("ship_sale")
          .says("Say that a sale has been sent.")
          .note("Its order is approved and its parcel shipped, as fulfill_order does it.")
          .alsoCalled(
              "mark a sale as shipped",
              "send what I sold",
              "I sent the sold pair",
              "the sold item is on its way",
              "tracking number of a sale")
          .refuses(Code.INSUFFICIENT_STOCK)
          .takes(ShipSale.class)
          .gives(Sale.class)
          .example(
              new ShipSale(14, Optional.of("DHL"), Optional.of("JD014600003829"), Optional.empty()))
          .writes(this::ship);

  private Sale ship(ShipSale in, WriteTx tx) {
    SaleOrders.Parcel parcel =
        new SaleOrders.Parcel(in.carrier(), in.trackingNumber(), in.trackingUrl());
    return whole(tx, floor.selling().ship(tx, got(tx, in.orderNumber()), parcel));
  }

  final Action<BySale, Sale> confirmSaleReceipt =
      post("/listings/orders/:order_number/confirm_receipt")
          .named("confirm_sale_receipt")
          .says("Say that a sale has arrived.")
          .alsoCalled(
              "the sale was delivered",
              "parcel arrived at the market",
              "the sold pair arrived",
              "sale has been received",
              "mark a sale as delivered")
          .takes(BySale.class)
          .gives(Sale.class)
          .example(new BySale(15))
          .writes(this::receive);

  private Sale receive(BySale in, WriteTx tx) {
    return whole(tx, floor.selling().receive(tx, got(tx, in.orderNumber())));
  }

  record AuthenticateSale(
      @Doc("Which sale, by its order's number.") @Min(1) @Max(MOST_NUMBER) long orderNumber,
      @Doc("Whether it is genuine; true unless told.") Optional<Boolean> genuine,
      @Doc("What was found.") @Size(min = 1, max = 500) Optional<String> note) {}

  final Action<AuthenticateSale, Sale> authenticateSale =
      post("/listings/orders/:order_number/authenticate")
          .named("authenticate_sale")
          .says("Say whether a sale that has arrived is genuine.")
          .alsoCalled(
              "verify a sale",
              "the item is fake",
              "pass authentication",
              "is the pair genuine",
              "reject a fake",
              "the check was passed")
          .takes(AuthenticateSale.class)
          .gives(Sale.class)
          .example(new AuthenticateSale(16, Optional.of(true), Optional.empty()))
          .writes(this::authenticate);

  private Sale authenticate(AuthenticateSale in, WriteTx tx) {
    Sale before = got(tx, in.orderNumber());
    return whole(
        tx, floor.selling().authenticate(tx, before, in.genuine().orElse(true), in.note()));
  }

  final Action<BySale, Sale> completeSale =
      post("/listings/orders/:order_number/complete")
          .named("complete_sale")
          .says("End a sale well: the buyer keeps the goods and the seller is due his payout.")
          .alsoCalled(
              "close a sale",
              "finish a sale",
              "pay the seller out",
              "release the payout",
              "the sale is done")
          .takes(BySale.class)
          .gives(Sale.class)
          .example(new BySale(16))
          .writes(this::complete);

  private Sale complete(BySale in, WriteTx tx) {
    return whole(tx, floor.selling().complete(tx, got(tx, in.orderNumber())));
  }

  record CancelSale(
      @Doc("Which sale, by its order's number.") @Min(1) @Max(MOST_NUMBER) long orderNumber,
      @Doc("Why, in your words.") @Size(min = 1, max = 200) Optional<String> reason) {}

  final Action<CancelSale, ListingOperation> cancelSale =
      post("/listings/orders/:order_number/cancel")
          .named("cancel_sale")
          .says("Call a sale off before it is sent: its order is cancelled and the buyer refunded.")
          .note("It answers a CANCEL_ORDER operation; sent sales fail it with already_shipped.")
          .alsoCalled(
              "cannot deliver a sale",
              "back out of a sale",
              "I cannot send what I sold",
              "call a sale off",
              "cancel what somebody bought on the market")
          .destroys("The order ends, the buyer gets his money back, the listing is over.")
          .versioned()
          .takes(CancelSale.class)
          .gives(ListingOperation.class)
          .example(new CancelSale(14, Optional.of("damaged in the warehouse")))
          .writes(this::cancel);

  private ListingOperation cancel(CancelSale in, WriteTx tx) {
    Sale sale = tx.expecting(sales.get(tx, in.orderNumber()));
    Changes changes = Changes.removing(Fields.order(sale.orderId()), tx.now());
    return floor
        .asking()
        .ask(tx, sale.listingId(), OperationType.CANCEL_ORDER, changes, in.reason());
  }

  record ReturnSale(
      @Doc("Which sale, by its order's number.") @Min(1) @Max(MOST_NUMBER) long orderNumber,
      @Doc("Why.") @Size(min = 1, max = 500) Optional<String> note) {}

  final Action<ReturnSale, Sale> returnSale =
      post("/listings/orders/:order_number/return")
          .named("return_sale")
          .says("Take a sale back that was sent: into stock again, and the buyer refunded.")
          .alsoCalled(
              "the buyer sent it back",
              "send a failed item back to the seller",
              "take a sold pair back",
              "refund a market buyer",
              "the sold item comes back")
          .destroys("The sale ends, and the buyer gets his money back.")
          .takes(ReturnSale.class)
          .gives(Sale.class)
          .example(new ReturnSale(15, Optional.of("wrong size")))
          .writes(this::takeBack);

  private Sale takeBack(ReturnSale in, WriteTx tx) {
    return whole(tx, floor.selling().takeBack(tx, got(tx, in.orderNumber()), in.note()));
  }

  final Action<BySale, StoredFile> downloadShippingDocument =
      get("/listings/orders/:order_number/shipping_document")
          .named("download_shipping_document")
          .says(
              "Download the page to send with a sale, a PDF with the order's number as a QR code.")
          .alsoCalled(
              "print the packing slip",
              "shipping label of a sale",
              "print the label for a sold pair",
              "packing slip pdf",
              "qr code to ship with")
          .takes(BySale.class)
          .file(ShippingDocument.MEDIA_TYPE)
          .example(new BySale(14))
          .reads(this::document);

  private StoredFile document(BySale in, ReadTx tx) {
    Sale sale = whole(tx, sales.get(tx, in.orderNumber()));
    VariantRef variant = floor.variants().get(tx, sale.variantId());
    String goods = variant.name() + variant.skuCode().map(code -> " (" + code + ")").orElse("");
    return StoredFile.of(
        ShippingDocument.of(sale, goods),
        ShippingDocument.MEDIA_TYPE,
        "order-" + sale.orderNumber() + ".pdf",
        tx.now().plus(LINK_LASTS));
  }

  /** The sale that the call is about, its book held until the transaction ends. */
  private Sale got(WriteTx tx, long orderNumber) {
    floor.doing().hold(tx, sales.get(tx, orderNumber).variantId());
    return tx.expecting(sales.get(tx, orderNumber));
  }
}
