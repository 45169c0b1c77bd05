package dev.storehand.feature.offers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.storehand.core.schema.Doc;

/** An offer, and how a shopper sees it who looks at one of its variants. */
@Doc("A preorder offer that sells a variant.")
record VariantOffer(
    @JsonUnwrapped Offer offer,
    @Doc("What a shopper sees of it, in the market and the language that were asked for.")
        Shown shown) {}
