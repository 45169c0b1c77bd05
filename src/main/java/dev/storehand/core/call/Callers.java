package dev.storehand.core.call;

import java.util.Optional;

/** Tells who a token belongs to. The room of keys provides it. */
public interface Callers {

  /**
   * The caller of a live key; empty for a token that is unknown, revoked or expired. Asked on every
   * call.
   */
  Optional<Caller> find(String token);
}
