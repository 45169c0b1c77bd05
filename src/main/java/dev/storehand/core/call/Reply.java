package dev.storehand.core.call;

import java.util.Map;
import java.util.Optional;

/**
 * An answer, whatever face it goes to.
 *
 * @param status an HTTP status
 * @param body JSON, UTF-8
 * @param dryRun whether nothing of it was kept
 * @param rate where the caller's shop stands, once it is known
 * @param headers what HTTP says besides, such as Location or Retry-After
 */
public record Reply(
    String requestId,
    int status,
    byte[] body,
    boolean dryRun,
    Optional<Rate> rate,
    Map<String, String> headers) {

  /** Whether the action was accepted. */
  public boolean accepted() {
    return status < 400;
  }
}
