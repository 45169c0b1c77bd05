package dev.storehand.feature.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Size;

/** A variant that is to be, of a product that is there. */
record CreateVariant(
    @Doc("The product it belongs to.") @Size(min = 1, max = Bounds.ID) String productId,
    @JsonUnwrapped NewVariant variant) {}
