package dev.storehand.core.db;

import dev.storehand.core.problem.Problem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** A write that waits for its turn and its commit; its caller waits for {@link #await}. */
final class Pending<T> {
  private final Function<Session, T> work;
  private final boolean keep;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private T result;
  private Throwable thrown;

  Pending(Function<Session, T> work, boolean keep) {
    this.work = work;
    this.keep = keep;
  }

  /** Whether it only tries: nothing of it is kept whatever comes of it. */
  boolean isTrial() {
    return !keep;
  }

  /** Runs it; the outcome is kept back until {@link #answer}. May be called again. */
  void run(Session session) {
    result = null;
    thrown = null;
    try {
      result = work.apply(session);
      session.throwFailure();
    } catch (Throwable e) {
      thrown = e;
    } finally {
      session.end();
    }
  }

  /** Whether what it did is to be committed. */
  boolean keeps() {
    return keep && thrown == null;
  }

  /** Replaces its outcome: it could not be made durable. */
  void refuse(Problem problem) {
    thrown = problem;
  }

  /** Lets its caller go on. */
  void answer() {
    if (thrown == null) {
      answer.complete(result);
    } else {
      answer.completeExceptionally(thrown);
    }
  }

  T await() {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
