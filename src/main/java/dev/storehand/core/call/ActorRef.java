package dev.storehand.core.call;

import dev.storehand.core.schema.Doc;

/** A key, as events and audit name it. */
@Doc("A key.")
public record ActorRef(
    @Doc("The key's id; shell or system where it was no key.") String keyId,
    @Doc("The key's name at that time.") String name) {}
