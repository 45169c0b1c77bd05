package dev.storehand.core.call;

import dev.storehand.core.action.Action;
import dev.storehand.core.db.Scope;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.Optional;

/** Who, may they, and how often. */
public final class Gate {
  private final Callers callers;
  private final Limits limits;

  public Gate(Callers callers, Limits limits) {
    this.callers = callers;
    this.limits = limits;
  }

  /**
   * The caller of a token.
   *
   * @throws Problem 401
   */
  public Caller who(String token) {
    if (token.isEmpty()) {
      throw unknown("No key was sent");
    }
    return callers
        .find(Digests.sha256(token))
        .orElseThrow(() -> unknown("This key is unknown, revoked or expired"));
  }

  /** The caller of a key by its id, while the key lives: for who works on its job. */
  public Optional<Caller> byId(String keyId, Scope job) {
    return callers.byId(keyId, job);
  }

  /** Whether a token belongs to anybody. */
  public boolean knows(String token) {
    return !token.isEmpty() && callers.find(Digests.sha256(token)).isPresent();
  }

  /**
   * Checks that a caller may.
   *
   * @throws Problem 403 naming the ability
   */
  public void may(Caller caller, Action<?, ?> action) {
    action
        .ability()
        .filter(ability -> !caller.may(ability))
        .ifPresent(
            ability -> {
              throw Problem.of(
                      Code.FORBIDDEN,
                      action.name()
                          + " needs the ability "
                          + ability
                          + ", which this key does not have")
                  .hint(
                      "Ask the shop's owner for a key with "
                          + ability
                          + "; who_am_i shows what this key may do.")
                  .next("who_am_i");
            });
  }

  /**
   * Charges a call's points.
   *
   * @throws Problem 429 with Retry-After
   */
  public Rate charge(Caller caller, int points) {
    return limits.charge(caller.shop(), points);
  }

  /** Where the caller's shop stands. */
  public Rate rate(Caller caller) {
    return limits.of(caller.shop());
  }

  private static Problem unknown(String detail) {
    return Problem.of(Code.UNAUTHENTICATED, detail)
        .hint(
            "Send a key as X-Auth-Token, or as Authorization: Bearer. ./storehand keys create makes one.")
        .header("WWW-Authenticate", "Bearer realm=\"storehand\"");
  }
}
