package dev.storehand.core.call;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.time.Instant;
import java.util.Optional;

/** The tables {@code secret} and {@code spent_seal}, which belong to no shop. */
final class SealStore {

  Optional<String> secret(ReadTx tx, String name) {
    return tx.unscoped("select value from secret where name = :name")
        .bind("name", name)
        .first(row -> row.text("value"));
  }

  /** Keeps the secret, unless another node was first. */
  void insert(WriteTx tx, String name, String value) {
    tx.unscoped(
            """
            insert into secret (name, value, created_at) values (:name, :value, :now)
            on conflict do nothing""")
        .bind("name", name)
        .bind("value", value)
        .bind("now", tx.now())
        .run();
  }

  /** True for the first who spends it. */
  boolean spend(WriteTx tx, String seal, Instant until) {
    return tx.unscoped(
                """
                insert into spent_seal (seal, expires_at) values (:seal, :until)
                on conflict do nothing""")
            .bind("seal", seal)
            .bind("until", until)
            .run()
        == 1;
  }

  /** Removes what has expired, at most this many rows. */
  int sweep(WriteTx tx, int most) {
    return tx.unscoped(
            """
            delete from spent_seal where seal in
              (select seal from spent_seal where expires_at <= :now order by expires_at limit :most)""")
        .bind("now", tx.now())
        .bind("most", most)
        .run();
  }
}
