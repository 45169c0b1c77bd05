package dev.storehand.feature.listings;

import dev.storehand.core.db.Resource;
import dev.storehand.core.schema.Doc;
import java.time.Instant;

/** What a unit was sold for on the market, and nothing of who sold or bought it. */
@Doc("What a unit was sold for on the market.")
record MarketSale(
    @Doc("The sale's id.") String id,
    @Doc("The variant (SKU).") String variantId,
    @Doc("The product.") String productId,
    @Doc("The price, in minor units.") long amountCents,
    @Doc("Its currency, ISO 4217.") String currency,
    @Doc("When it was sold.") Instant soldAt)
    implements Resource {}
