package dev.storehand.kit;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often the database could not answer: a 503, after which nothing was done. That is an honest
 * answer on a busy machine, so who works through what is due tries again, as the server's own
 * threads do; and it is rare.
 */
public final class Unanswered {
  private static final int ATTEMPTS = 3;

  /** Where the machine stands still for as long as a lock is waited for, all who wait are told. */
  private static final int AT_ONCE = 16;

  private static final int ONE_OF = 100;

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();

  /** Looks at an answer; whether it is a failure of the server's that it may not have. */
  public boolean isFailure(int status) {
    calls.incrementAndGet();
    if (status == Code.UNAVAILABLE.status()) {
      unanswered.incrementAndGet();
      return false;
    }
    return status >= 500;
  }

  /** Does what is due. */
  public void work(Runnable work) {
    for (int attempt = 1; ; attempt++) {
      try {
        work.run();
        return;
      } catch (Problem problem) {
        if (problem.code() != Code.UNAVAILABLE || attempt == ATTEMPTS) {
          throw problem;
        }
        unanswered.incrementAndGet();
      }
    }
  }

  /** What is wrong, where it was not rare. */
  public Optional<String> fault() {
    int count = unanswered.get();
    return count > AT_ONCE + calls.get() / ONE_OF
        ? Optional.of("%d of %d calls were not answered".formatted(count, calls.get()))
        : Optional.empty();
  }
}
