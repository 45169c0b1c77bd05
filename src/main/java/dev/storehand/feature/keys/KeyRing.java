package dev.storehand.feature.keys;

import dev.storehand.core.call.Caller;
import dev.storehand.core.call.Callers;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows callers by their keys. Every call looks up the version of the key by its hash, so that a
 * revoked key is refused on the next call, on every node; the rest of the key is read when that has
 * changed. When a key was used is written behind, once a minute at most.
 */
public final class KeyRing implements Callers {
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private static final int MOST_REMEMBERED = 10_000;

  private final Database database;
  private final KeyStore keys = new KeyStore();
  private final Map<String, Known> remembered = new ConcurrentHashMap<>();
  private final Map<String, Instant> noted = new ConcurrentHashMap<>();
  private final Map<String, Instant> pending = new ConcurrentHashMap<>();

  public KeyRing(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Caller> find(String digest) {
    Known known = remembered.get(digest);
    return database.lookUp(
        Scope.none(),
        tx ->
            known != null && keys.version(tx, digest).equals(Optional.of(known.key().version()))
                ? caller(known, tx.now())
                : read(tx, digest));
  }

  @Override
  public Optional<Caller> byId(String keyId, Scope job) {
    return database.lookUp(
        Scope.none(),
        tx -> keys.byId(tx, keyId).map(Known::of).flatMap(known -> caller(known, tx.now())));
  }

  private Optional<Caller> read(ReadTx tx, String digest) {
    Optional<Known> found = keys.byHash(tx, digest).map(Known::of);
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    found.ifPresentOrElse(known -> remembered.put(digest, known), () -> remembered.remove(digest));
    return found.flatMap(known -> caller(known, tx.now()));
  }

  private Optional<Caller> caller(Known known, Instant now) {
    ApiKey key = known.key();
    if (key.revokedAt().isPresent()
        || key.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
      return Optional.empty();
    }
    Instant last = noted.get(key.id());
    if (last == null || last.plus(NOTED_EVERY).isBefore(now)) {
      noted.put(key.id(), now);
      pending.put(key.id(), now);
    }
    return Optional.of(known.caller());
  }

  /** Writes what has been noted of the keys' use; called by the clock and at the end. */
  public void flush() {
    if (pending.isEmpty()) {
      return;
    }
    Map<String, Instant> times = new HashMap<>(pending);
    database.write(
        Scope.none(),
        tx -> {
          keys.used(tx, times);
          return times.size();
        });
    times.forEach(pending::remove);
  }

  /** A key as it was when its version was last seen to change. */
  private record Known(ApiKey key, Caller caller) {
    static Known of(KeyStore.Holder holder) {
      ApiKey key = holder.key();
      return new Known(
          key,
          new Caller(key.id(), key.name(), holder.shop(), key.mode(), Set.copyOf(key.abilities())));
    }
  }
}
