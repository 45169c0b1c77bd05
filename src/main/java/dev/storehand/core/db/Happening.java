package dev.storehand.core.db;

import java.util.Optional;

/**
 * Something a write did, to become an event.
 *
 * @param type {@code <noun>.<past tense>}, such as {@code offer.paused}
 * @param before as it was; empty where it was created, or where only the new state matters
 * @param after as it now stands
 */
public record Happening(String type, Optional<Resource> before, Resource after) {}
