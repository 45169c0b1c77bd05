package dev.storehand.core.job;

import java.util.Map;
import java.util.Optional;

/**
 * What became of an item.
 *
 * @param result the action's answer as JSON, where it worked
 * @param error the refusal's body as JSON, where it did not
 * @param counts what is added to the job's summary
 */
public record ItemOutcome(
    long index, Optional<String> result, Optional<String> error, Map<String, Long> counts) {

  /** It worked. */
  public static ItemOutcome succeeded(long index, String result, Map<String, Long> counts) {
    return new ItemOutcome(index, Optional.of(result), Optional.empty(), counts);
  }

  /** It did not. */
  public static ItemOutcome failed(long index, String error) {
    return new ItemOutcome(index, Optional.empty(), Optional.of(error), Map.of());
  }

  /** Whether it worked. */
  public boolean worked() {
    return error.isEmpty();
  }

  JobItem.Status status() {
    return worked() ? JobItem.Status.SUCCEEDED : JobItem.Status.FAILED;
  }
}
