package dev.storehand.core.db;

import dev.storehand.core.schema.Doc;

/** Something in a shop's data that does not add up. */
@Doc("Something that does not add up.")
public record Difference(
    @Doc("The rule that is broken.") String rule,
    @Doc("What breaks it, by id.") String subjectId,
    @Doc("What it should be.") long expected,
    @Doc("What it is.") long actual) {}
