package dev.storehand.core.call;

import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What all nodes on one database know of seals: the secrets they are made with, and which are
 * spent.
 */
public final class Seals {
  /** Of some 6 bits each. */
  private static final int SECRET_LETTERS = 43;

  private final Database database;
  private final SealStore store = new SealStore();

  public Seals(Database database) {
    this.database = database;
  }

  /** The secret of this name, made when first asked for and then the same for every node. */
  public byte[] secret(String name) {
    Optional<String> there = database.read(Scope.none(), tx -> store.secret(tx, name));
    return there
        .orElseGet(
            () ->
                database.write(
                    Scope.none(),
                    tx -> {
                      store.insert(tx, name, tx.secret(SECRET_LETTERS));
                      return store.secret(tx, name).orElseThrow();
                    }))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Spends a seal that counts once; true for the first who does, on whichever node. */
  public boolean spend(String seal, Instant until) {
    return database.write(Scope.none(), tx -> store.spend(tx, seal, until));
  }
}
