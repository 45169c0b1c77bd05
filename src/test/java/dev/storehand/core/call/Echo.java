package dev.storehand.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Reaction.Cause;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Resource;
import dev.storehand.core.db.WriteTx;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A room that answers each event of a market with one of its own, unless it is told to fail. */
final class Echo extends Actions {
  private static final Room ROOM = new Room("echo", "Echo", "For tests.");

  /** The cause whose subject this is in its data fails; none where it is empty, all for a star. */
  private final AtomicReference<String> failsOn = new AtomicReference<>("");

  private final Semaphore asked = new Semaphore(0);

  /** What is said again. */
  record Sound(String id, long causeSeq) implements Resource {}

  Echo() {
    super(ROOM);
    after("market.*", "echo_market", this::echo);
  }

  /** Waits until it has been asked to answer once more. */
  void awaitAsked() throws InterruptedException {
    assertThat(asked.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
  }

  void failOn(String code) {
    failsOn.set(code);
  }

  private void echo(Cause cause, WriteTx tx) {
    asked.release();
    tx.happened("echo.heard", new Sound(cause.subject(), cause.seq()));
    String code = cause.data().path("resource").path("code").asString("");
    if (failsOn.get().equals("*") || failsOn.get().equals(code)) {
      throw new IllegalStateException("no echo of " + code);
    }
  }
}
