package dev.storehand.core.call;

import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Mode;
import java.util.Set;

/**
 * Who asks: the key, whose shop and which data it speaks for, and what it may do.
 *
 * @param abilities such as {@code stock:read}; {@link Actor#ALL} is every ability
 */
public record Caller(String keyId, String keyName, String shop, Mode mode, Set<String> abilities) {

  /** Whether this key carries an ability. */
  public boolean may(String ability) {
    return abilities.contains(Actor.ALL) || abilities.contains(ability);
  }
}
