package dev.storehand.feature.orders;

import dev.storehand.core.schema.Doc;
import java.time.Instant;

/** Something that happened to an order. */
@Doc("Something that happened to an order.")
public record TimelineEntry(
    @Doc("When.") Instant at,
    @Doc("What, as an event's type, such as order.placed.") String what,
    @Doc("What it happened to: the order, or a payment, shipment … of it.") String subjectId) {}
