package dev.storehand.feature.keys;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.WriteTx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes keys from outside any call: the first one, at the shell. */
public final class NewKeys {
  private final KeyStore keys = new KeyStore();
  private final Ability ability;

  public NewKeys(Ability ability) {
    this.ability = ability;
  }

  /** Makes a key for the transaction's shop and gives its secret, which is kept nowhere. */
  public String create(WriteTx tx, String name, Mode mode, List<String> abilities) {
    ability.grantable(abilities, tx.scope().actor().abilities());
    Secrets secret = Secrets.fresh(tx, mode);
    ApiKey key = make(tx, name, mode, abilities, Optional.empty(), secret);
    keys.insert(tx, tx.scope().shop(), key, secret.hash());
    return secret.text();
  }

  /**
   * The same for the transaction's mode, in place of all its keys of that name, which are revoked.
   */
  public String replace(WriteTx tx, String name, List<String> abilities) {
    keys.revokeNamed(tx, name);
    return create(tx, name, tx.scope().mode(), abilities);
  }

  static ApiKey make(
      WriteTx tx,
      String name,
      Mode mode,
      List<String> abilities,
      Optional<Instant> expiresAt,
      Secrets secret) {
    return new ApiKey(
        tx.id("key"),
        name,
        mode,
        List.copyOf(abilities),
        secret.prefix(),
        ApiKey.Status.ACTIVE,
        Optional.empty(),
        expiresAt,
        Optional.empty(),
        tx.now(),
        tx.now(),
        1);
  }
}
