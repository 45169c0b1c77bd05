package dev.storehand.feature.shops;

import dev.storehand.core.schema.Doc;

/** What a buyer pays for an ask, sent one way. */
@Doc("What a buyer pays for an ask, sent one way.")
public record Subtotal(
    @Doc("The shipping option's code.") String shippingOption,
    @Doc("The ask, in minor units.") long askCents,
    @Doc("The shop's fees that the buyer bears.") long feesCents,
    @Doc("What this way of sending costs.") long shippingCents,
    @Doc("Ask, fees and shipping together.") long totalCents) {}
