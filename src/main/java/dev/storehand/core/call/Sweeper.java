package dev.storehand.core.call;

import dev.storehand.core.action.Sweep;
import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs sweeps in the calling thread, a batch at a time so that the writer is never held for long.
 * One thing that fails is logged and left for the next time; the others are done.
 */
public final class Sweeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  /** Rows taken in one transaction. */
  private static final int ROWS = 500;

  /** Things found at a time. */
  private static final int FOUND = 100;

  private final Database database;
  private final Dispatcher dispatcher;
  private final Supplier<String> requestIds;
  private volatile boolean closed;

  public Sweeper(Database database, Dispatcher dispatcher, Supplier<String> requestIds) {
    this.database = database;
    this.dispatcher = dispatcher;
    this.requestIds = requestIds;
  }

  /**
   * Does all that is due now; safe to run twice, and on several nodes at once.
   *
   * @return how many rows it took or things it did
   */
  public long run(Sweep sweep) {
    Sweep.Work work = sweep.work();
    if (work instanceof Sweep.Rows rows) {
      return takeAll(rows.takes());
    }
    if (work instanceof Sweep.Each each) {
      return doEach(sweep.name(), each);
    }
    ((Sweep.Own) work).task().run();
    return 1;
  }

  private long takeAll(Sweep.Takes takes) {
    long all = 0;
    int taken = ROWS;
    while (taken >= ROWS && !closed) {
      taken = database.write(Scope.none(), tx -> takes.take(tx, ROWS));
      all += taken;
    }
    return all;
  }

  private long doEach(String name, Sweep.Each each) {
    Actor actor = Actor.system(requestIds.get());
    long done = 0;
    String after = "";
    List<Sweep.Due> found = due(each.finds(), after);
    while (!found.isEmpty() && !closed) {
      for (Sweep.Due due : found) {
        done += did(name, each.does(), due, actor) ? 1 : 0;
        after = due.id();
      }
      found = due(each.finds(), after);
    }
    return done;
  }

  private List<Sweep.Due> due(Sweep.Finds finds, String after) {
    return database.read(Scope.none(), tx -> finds.find(tx, after, FOUND));
  }

  private boolean did(String name, Sweep.Does does, Sweep.Due due, Actor actor) {
    try {
      dispatcher.own(
          new Scope(due.shop(), due.mode(), actor),
          tx -> {
            does.act(tx, due.id());
            return due;
          });
      return true;
    } catch (RuntimeException failure) {
      LOG.warn("{} of {} failed and is tried again next time", name, due.id(), failure);
      return false;
    }
  }

  /** Begins no further batch. */
  @Override
  public void close() {
    closed = true;
  }
}
