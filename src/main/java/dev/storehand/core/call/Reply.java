package dev.storehand.core.call;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * An answer, whatever face it goes to.
 *
 * @param status an HTTP status
 * @param body JSON, UTF-8: what stands now, also of a file or a stream
 * @param dryRun whether nothing of it was kept
 * @param rate where the caller's shop stands, once it is known
 * @param headers what HTTP says besides, such as Location or Retry-After
 * @param later where the caller would rather wait for another answer
 * @param delivery what a face that can sends in place of the body
 */
public record Reply(
    String requestId,
    int status,
    byte[] body,
    boolean dryRun,
    Optional<Rate> rate,
    Map<String, String> headers,
    Optional<Later> later,
    Optional<Delivery> delivery) {

  /** An answer that is complete as it is. */
  public Reply(
      String requestId,
      int status,
      byte[] body,
      boolean dryRun,
      Optional<Rate> rate,
      Map<String, String> headers) {
    this(requestId, status, body, dryRun, rate, headers, Optional.empty(), Optional.empty());
  }

  /** Begins to wait; what is given runs once, on any thread, and must not wait itself. */
  @FunctionalInterface
  public interface Later {
    void begin(Consumer<Reply> then);
  }

  /** The same, unless its caller waits for another. */
  Reply later(Later other) {
    return new Reply(requestId, status, body, dryRun, rate, headers, Optional.of(other), delivery);
  }

  /** The same, with what may be sent in its place. */
  Reply or(Delivery other) {
    return new Reply(requestId, status, body, dryRun, rate, headers, later, Optional.of(other));
  }

  /** Whether the action was accepted. */
  public boolean accepted() {
    return status < 400;
  }

  /** Gives the reply that the caller wants: this one at once, or the one it would wait for. */
  public void whenReady(Consumer<Reply> then) {
    later.ifPresentOrElse(other -> other.begin(then), () -> then.accept(this));
  }

  /** The reply that the caller wants, for a face that has nothing to do until it is there. */
  public Reply await() {
    CompletableFuture<Reply> ready = new CompletableFuture<>();
    whenReady(ready::complete);
    return ready.join();
  }
}
