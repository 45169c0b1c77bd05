package dev.storehand.feature.shops;

import dev.storehand.core.schema.Doc;
import java.math.BigDecimal;
import java.util.Optional;

/** What one of the shop's fees comes to on one amount. */
@Doc("What one of the shop's fees comes to.")
public record Charge(
    @Doc("The fee's name.") String name,
    @Doc("Its percentage of the amount, where it has one.") Optional<BigDecimal> percentage,
    @Doc("What it comes to, in minor units; percentages half up.") long amountCents) {}
