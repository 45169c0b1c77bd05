package dev.storehand.feature.orders;

import dev.storehand.core.schema.Doc;
import dev.storehand.feature.catalog.ProductType;
import java.time.Instant;
import java.util.List;

/** What was sent once more. */
@Doc("What was sent once more.")
record Resent(
    @Doc("When.") Instant sentAt,
    @Doc("To whom.") String recipient,
    @Doc("What sort of thing the first of them is.") ProductType deliveryKind,
    @Doc("Each of them.") List<Delivery> delivery) {}
