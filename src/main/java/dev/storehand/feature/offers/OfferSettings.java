package dev.storehand.feature.offers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.storehand.core.db.Resource;

/** All blocks of an offer's settings, as its events show them. */
record OfferSettings(String id, @JsonUnwrapped Settings settings) implements Resource {}
