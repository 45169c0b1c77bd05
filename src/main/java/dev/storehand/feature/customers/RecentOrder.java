package dev.storehand.feature.customers;

import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as its customer's page shows it.
 *
 * @param stage where it is, in the words of orders
 */
@Doc("One of a customer's orders.")
public record RecentOrder(
    @Doc("The order's id.") String id,
    @Doc("Its number.") long number,
    @Doc("Its stage, such as paid.") String stage,
    @Doc("What it comes to.") long totalCents,
    @Doc("In which currency.") String currency,
    @Doc("When it was paid.") Optional<Instant> paidAt,
    @Doc("When it was made.") Instant createdAt) {}
