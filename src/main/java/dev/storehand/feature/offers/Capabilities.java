package dev.storehand.feature.offers;

import dev.storehand.core.schema.Doc;

/** An offer's settings at a glance, a line for each capability. */
@Doc("An offer's settings at a glance.")
record Capabilities(
    @Doc("How it looks.") String widget,
    @Doc("What it sells.") String products,
    @Doc("What it takes off the price.") String pricing,
    @Doc("When buyers pay.") String payments,
    @Doc("When it comes.") String delivery,
    @Doc("What waits until it is released.") String fulfillment,
    @Doc("How many it sells.") String inventory,
    @Doc("How much one buyer may order.") String cart,
    @Doc("What buyers agree to.") String terms,
    @Doc("Where it sells.") String markets,
    @Doc("In which languages it speaks.") String translations,
    @Doc("What buyers are told.") String notifications) {}
