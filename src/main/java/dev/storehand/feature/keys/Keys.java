package dev.storehand.feature.keys;

import dev.storehand.core.db.ReadTx;
import java.util.List;

/** What the program may ask of keys. */
public final class Keys {
  private final KeyStore keys = new KeyStore();

  /** The ids of the keys of this name that are not revoked, of the caller's shop and mode. */
  public List<String> named(ReadTx tx, String name) {
    return keys.named(tx, name);
  }
}
