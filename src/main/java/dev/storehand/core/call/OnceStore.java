package dev.storehand.core.call;

import dev.storehand.core.db.WriteTx;
import java.time.Duration;
import java.util.Optional;

/** The table {@code once}: which idempotency keys are taken, and what was answered. */
final class OnceStore {
  private static final Duration KEPT_FOR = Duration.ofHours(24);

  record Kept(String fingerprint, String answer) {}

  /** True where the key is now ours; waits for a rival's transaction to end. */
  boolean claim(WriteTx tx, String action, String key, String fingerprint) {
    tx.sql(
            """
            delete from once
            where shop = :shop and mode = :mode and key_id = :key_id and action = :action and idempotency_key = :key
              and expires_at <= :now""")
        .bind("key_id", tx.scope().actor().keyId())
        .bind("action", action)
        .bind("key", key)
        .bind("now", tx.now())
        .run();
    return tx.sql(
                """
                insert into once (shop, mode, key_id, action, idempotency_key, fingerprint, answer, created_at, expires_at)
                values (:shop, :mode, :key_id, :action, :key, :fingerprint, '', :now, :expires_at)
                on conflict do nothing""")
            .bind("key_id", tx.scope().actor().keyId())
            .bind("action", action)
            .bind("key", key)
            .bind("fingerprint", fingerprint)
            .bind("now", tx.now())
            .bind("expires_at", tx.now().plus(KEPT_FOR))
            .run()
        == 1;
  }

  Optional<Kept> find(WriteTx tx, String action, String key) {
    return tx.sql(
            """
            select fingerprint, answer from once
            where shop = :shop and mode = :mode and key_id = :key_id and action = :action and idempotency_key = :key""")
        .bind("key_id", tx.scope().actor().keyId())
        .bind("action", action)
        .bind("key", key)
        .first(row -> new Kept(row.text("fingerprint"), row.text("answer")));
  }

  void keep(WriteTx tx, String action, String key, String answer) {
    tx.sql(
            """
            update once set answer = :answer
            where shop = :shop and mode = :mode and key_id = :key_id and action = :action and idempotency_key = :key""")
        .bind("key_id", tx.scope().actor().keyId())
        .bind("action", action)
        .bind("key", key)
        .bind("answer", answer)
        .run();
  }

  /** Removes what has expired, at most this many rows. */
  int sweep(WriteTx tx, int most) {
    return tx.unscoped(
            """
            delete from once where (key_id, action, idempotency_key) in
              (select key_id, action, idempotency_key from once where expires_at <= :now order by expires_at limit :most)""")
        .bind("now", tx.now())
        .bind("most", most)
        .run();
  }
}
