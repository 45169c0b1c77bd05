package dev.storehand.core.db;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks.
 *
 * @param keyId the id of the key, never its secret
 * @param name the key's name, as its owner chose it
 * @param abilities what the key carries
 * @param requestId ties what is written to the call and to the log; of a job, the call that asked
 *     for it
 * @param jobId the job that acts for the key, where it is not the key itself
 */
public record Actor(
    String keyId,
    String name,
    Set<String> abilities,
    Via via,
    String requestId,
    Optional<String> jobId) {
  /** The ability that is every ability. */
  public static final String ALL = "*";

  /** Somebody who asks by himself. */
  public Actor(String keyId, String name, Set<String> abilities, Via via, String requestId) {
    this(keyId, name, abilities, via, requestId, Optional.empty());
  }

  /** Whether the key carries an ability. */
  public boolean may(String ability) {
    return abilities.contains(ALL) || abilities.contains(ability);
  }
}
