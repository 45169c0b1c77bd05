package dev.storehand.core.call;

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
   * The caller of a live key by the key's id; empty for one that is unknown, revoked or expired.
   */
  Optional<Caller> byId(String keyId);
}
