package dev.storehand.hostile;

import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that keep sending what is not a request, or half of one, each time on a connection of its
 * own.
 */
final class Spoilers implements AutoCloseable {
  private static final String BODY = "{\"name\":\"spoilt\"";

  private final TestApp app;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong done = new AtomicLong();
  private volatile boolean stopped;

  private Spoilers(TestApp app) {
    this.app = app;
  }

  static Spoilers start(TestApp app, int count) {
    Spoilers spoilers = new Spoilers(app);
    for (int i = 0; i < count; i++) {
      int first = i;
      Thread thread = new Thread(() -> spoilers.spoil(first), "spoiler-" + i);
      thread.setDaemon(true);
      thread.start();
      spoilers.threads.add(thread);
    }
    return spoilers;
  }

  /** How many connections were spoilt so far. */
  long done() {
    return done.get();
  }

  private void spoil(int first) {
    for (int i = first; !stopped; i++) {
      try (RawConnection connection = RawConnection.to(app)) {
        connection.insist(damaged(i).bytes());
        if (i % 5 != 0) {
          connection.hangUp().answerIfAny();
        }
        done.incrementAndGet();
      } catch (IOException refused) {
        // More spoilers than connections: the next one gets in.
      }
    }
  }

  /** Requests that break off, and, most of the time, ones that cannot be parsed. */
  private RawRequest damaged(int i) {
    RawRequest whole = RawRequest.post("/catalog/collections", BODY).key(app.key());
    RawRequest open = whole.without("Content-Length");
    return switch (i % 24) {
      case 0 -> open.with("Content-Length: 90");
      case 2 -> open.with("Content-Length: 99999999");
      case 4 -> open.with("Transfer-Encoding: chunked").body("5\r\n{\"nam\r\nzz\r\n");
      case 6 -> whole.body(BODY + "POST / HTTP/1.1\r\n\r\n" + "x".repeat(20_000));
      case 8 -> open.with("Content-Length: 30000").body("x".repeat(20_000));
      case 10 -> whole.with("X-Long: " + "x".repeat(20_000));
      default -> open.with("Content-Length: 1{1");
    };
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
