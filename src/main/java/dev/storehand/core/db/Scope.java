package dev.storehand.core.db;

import java.util.Set;

/** Whose data, and who asks. Every statement of a transaction is bound to its shop and mode. */
public record Scope(String shop, Mode mode, Actor actor) {

  /**
   * For look-ups before it is known who asks: it sees no shop's data, only unscoped statements find
   * anything.
   */
  public static Scope none() {
    return new Scope("", Mode.LIVE, new Actor("", "storehand", Set.of(), Via.SYSTEM, ""));
  }
}
