package dev.storehand.core.call;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.util.Optional;

/** The table {@code link_secret}: one row, made once. */
final class LinkStore {
  private static final int LENGTH = 43;

  Optional<String> find(ReadTx tx) {
    return tx.unscoped("select secret from link_secret where id = 'files'")
        .first(row -> row.text("secret"));
  }

  /** Makes the secret, unless another node was quicker; gives the one that holds. */
  String make(WriteTx tx) {
    tx.unscoped(
            """
            insert into link_secret (id, secret, created_at) values ('files', :secret, :now)
            on conflict do nothing""")
        .bind("secret", tx.secret(LENGTH))
        .bind("now", tx.now())
        .run();
    return find(tx).orElseThrow();
  }
}
