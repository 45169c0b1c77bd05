package dev.storehand.feature.keys;

import dev.storehand.core.call.Caller;
import dev.storehand.core.call.Callers;
import dev.storehand.core.call.Digests;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows callers by their keys. Every call looks the key up by its hash, so that a revoked key is refused on the next call,
 * on every node; when a key was used is written behind, once a minute at most.
 */
public final class KeyRing implements Callers {
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final Database database;
  private final KeyStore keys = new KeyStore();
  private final Map<String, Instant> noted = new ConcurrentHashMap<>();
  private final Map<String, Instant> pending = new ConcurrentHashMap<>();

  public KeyRing(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Caller> find(String token) {
    String hash = Digests.sha256(token);
    return database.read(Scope.none(), tx -> keys.byHash(tx, hash).flatMap(holder -> caller(holder, tx.now())));
  }

  private Optional<Caller> caller(KeyStore.Holder holder, Instant now) {
    ApiKey key = holder.key();
    if (key.status() != ApiKey.Status.ACTIVE) {
      return Optional.empty();
    }
    Instant last = noted.get(key.id());
    if (last == null || last.plus(NOTED_EVERY).isBefore(now)) {
      noted.put(key.id(), now);
      pending.put(key.id(), now);
    }
    return Optional.of(new Caller(key.id(), key.name(), holder.shop(), key.mode(), Set.copyOf(key.abilities())));
  }

  /** Writes what has been noted of the keys' use; called by the clock and at the end. */
  public void flush() {
    if (pending.isEmpty()) {
      return;
    }
    Map<String, Instant> times = new HashMap<>(pending);
    database.write(Scope.none(), tx -> {
      keys.used(tx, times);
      return times.size();
    });
    times.forEach(pending::remove);
  }
}
