package dev.storehand.feature.catalog;

import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Size;

/** What a size is called in one system. */
public record SizeMark(
    @Doc("The size system, such as us m, uk, eu or cm.") @Size(min = 1, max = 20) String system,
    @Doc("The size in it.") @Size(min = 1, max = 40) String size) {}
