package dev.storehand.core.call;

import dev.storehand.core.db.Scope;
import java.util.Optional;

/** Tells who a key belongs to. The room of keys provides it. */
public interface Callers {

  /**
   * The caller of a live key; empty for one that is unknown, revoked or expired. Asked on every
   * call.
   *
   * @param digest of the key, by {@link Digests#sha256}
   */
  Optional<Caller> find(String digest);

  /**
   * The caller of a live key by its id, for a job it has asked for; empty where it is unknown,
   * revoked or expired by now. Asked for every chunk.
   */
  Optional<Caller> byId(String keyId, Scope job);
}
