package dev.storehand.feature.orders;

import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** Where something is sent, or who is billed; every part may be left out. */
@Doc("A person's postal address.")
public record Address(
    @Doc("Who lives there.") @Size(min = 1, max = 200) Optional<String> name,
    @Doc("Street and number.") @Size(min = 1, max = 200) Optional<String> line1,
    @Doc("What else the street's line needs.") @Size(min = 1, max = 200) Optional<String> line2,
    @Doc("The city.") @Size(min = 1, max = 100) Optional<String> city,
    @Doc("The state, province or region.") @Size(min = 1, max = 100) Optional<String> region,
    @Doc("The postal code.") @Size(min = 1, max = 20) Optional<String> postalCode,
    @Doc("The country, ISO 3166 alpha-2.")
        @Size(max = 2)
        @Pattern(regexp = "^[A-Z]{2}$", message = "must be a country such as DE")
        Optional<String> country,
    @Doc("A telephone number.") @Size(min = 1, max = 40) Optional<String> phone) {}
