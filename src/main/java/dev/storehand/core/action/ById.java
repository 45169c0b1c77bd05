package dev.storehand.core.action;

import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Size;

/** The input of an action that needs only to know which one. */
public record ById(@Doc("Which one, by its id.") @Size(min = 1, max = 64) String id) {}
