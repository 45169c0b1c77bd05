package dev.storehand.core.call;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a shop stands in its rolling window.
 *
 * @param limit points in any window; 0 where limits are off
 * @param remaining points left now
 * @param resetSeconds seconds until the window is empty if nobody calls
 * @param windowSeconds the window's length
 */
public record Rate(int limit, int remaining, long resetSeconds, int windowSeconds) {

  /** The same as HTTP headers; none where limits are off. */
  public Map<String, String> headers(Instant now) {
    if (limit == 0) {
      return Map.of();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-RateLimit-Limit", Integer.toString(limit));
    headers.put("X-RateLimit-Remaining", Integer.toString(remaining));
    headers.put("X-RateLimit-Reset", Long.toString(now.getEpochSecond() + resetSeconds));
    headers.put("RateLimit-Policy", "\"points\";q=" + limit + ";w=" + windowSeconds);
    headers.put("RateLimit", "\"points\";r=" + remaining + ";t=" + resetSeconds);
    return headers;
  }
}
