package dev.storehand.feature.catalog;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.WebAddress;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** A picture of a product, kept by its address. */
record Image(
    @Doc("Where the picture is.")
        @Size(max = Bounds.URL)
        @Pattern(regexp = WebAddress.FORM, message = WebAddress.SAYS)
        String url,
    @Doc("What it shows, for those who cannot see it.") @Size(max = 512) Optional<String> alt) {}
