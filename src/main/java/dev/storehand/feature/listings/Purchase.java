package dev.storehand.feature.listings;

import dev.storehand.core.schema.Doc;
import dev.storehand.feature.shops.Charge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody has bought. */
@Doc("What was bought on the market.")
record Purchase(
    @Doc("The order's number, by which read_sale shows it.") long orderNumber,
    @Doc("The order's id.") String orderId,
    @Doc("The listing that was sold.") String listingId,
    @Doc("CREATED: the order is placed and its payment begun.") Sale.Status status,
    @Doc("The variant (SKU).") String variantId,
    @Doc("Who bought; the house where absent.") Optional<String> buyerId,
    @Doc("The currency of its amounts, ISO 4217.") String currency,
    @Doc("The price.") long amountCents,
    @Doc("The fees that the buyer bears.") List<Charge> buyerFees,
    @Doc("How it is sent, by the shipping option's code.") Optional<String> shippingOption,
    @Doc("What sending costs.") long shippingCents,
    @Doc("What the buyer pays: price, fees and shipping.") long totalCents,
    @Doc("When it was bought.") Instant boughtAt) {

  static Purchase of(Sale sale) {
    return new Purchase(
        sale.orderNumber(),
        sale.orderId(),
        sale.listingId(),
        sale.status(),
        sale.variantId(),
        sale.buyerId(),
        sale.currency(),
        sale.amountCents(),
        sale.buyerFees(),
        sale.shippingOption(),
        sale.shippingCents(),
        sale.totalCents(),
        sale.createdAt());
  }
}
