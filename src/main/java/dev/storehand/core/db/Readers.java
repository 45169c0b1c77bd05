package dev.storehand.core.db;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** SQLite connections that only read; the one used last is used next, its statements being warm. */
final class Readers implements AutoCloseable {
  private static final int WAIT_SECONDS = 5;

  private final Path file;
  private final int size;
  private final LinkedBlockingDeque<SqliteLink> idle = new LinkedBlockingDeque<>();

  private volatile boolean closed;

  private Readers(Path file, int size) {
    this.file = file;
    this.size = size;
  }

  static Readers open(Path file) throws SQLException {
    int size = Math.max(4, Math.min(8, Runtime.getRuntime().availableProcessors() * 2));
    Readers readers = new Readers(file, size);
    for (int i = 0; i < size; i++) {
      readers.idle.push(SqliteLink.reader(file));
    }
    return readers;
  }

  <T> T read(Function<Session, T> work) {
    return on(
        link -> {
          link.execute("begin");
          try {
            return run(link, work);
          } finally {
            link.execute("rollback");
          }
        });
  }

  /** Without a transaction around it: each statement is one of its own. */
  <T> T lookUp(Function<Session, T> work) {
    return on(link -> run(link, work));
  }

  private static <T> T run(SqliteLink link, Function<Session, T> work) {
    Session session = link.session(false);
    try {
      T result = work.apply(session);
      session.throwFailure();
      return result;
    } finally {
      session.end();
    }
  }

  private <T> T on(Use<T> use) {
    SqliteLink link = take();
    try {
      return use.of(link);
    } catch (SQLException e) {
      link = replaced(link);
      throw Dialect.SQLITE.failure("read", e);
    } finally {
      idle.push(link);
    }
  }

  /**
   * A new connection for one that could not begin or end, or the old one if there is none to be
   * had.
   */
  private SqliteLink replaced(SqliteLink broken) {
    try {
      broken.close();
      return SqliteLink.reader(file);
    } catch (SQLException e) {
      return broken;
    }
  }

  /** Replaces the connections that are idle: statistics are read when one is opened. */
  void renew() {
    for (int i = 0; i < size; i++) {
      SqliteLink oldest = idle.pollLast();
      if (oldest != null) {
        idle.push(replaced(oldest));
      }
    }
  }

  /** Copies the whole file as one read sees it. */
  void copyTo(Path target) {
    try (SqliteLink link = SqliteLink.writer(file)) {
      link.execute("vacuum into '" + target.toString().replace("'", "''") + "'");
    } catch (SQLException e) {
      throw unfinished(target, e);
    }
  }

  /** A copy that stopped half way, as on a full disk, must not be taken for a whole one. */
  private static Problem unfinished(Path target, SQLException cause) {
    try {
      Files.deleteIfExists(target);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return Problem.of(Code.UNAVAILABLE, "The copy was not finished: " + cause.getMessage())
        .hint("See that there is room for it, and copy again.");
  }

  boolean ready() {
    return read(session -> session.sql("select 1 as one").one(row -> row.number("one") == 1));
  }

  private SqliteLink take() {
    if (closed) {
      throw Unavailable.closing();
    }
    try {
      SqliteLink link = idle.pollFirst(WAIT_SECONDS, TimeUnit.SECONDS);
      if (link == null) {
        throw Unavailable.because("read", new IllegalStateException("all readers are in use"));
      }
      return link;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unavailable.because("read", e);
    }
  }

  /** Waits for reads under way, then closes. */
  @Override
  public void close() {
    closed = true;
    for (int i = 0; i < size; i++) {
      try {
        SqliteLink link = idle.pollFirst(WAIT_SECONDS, TimeUnit.SECONDS);
        if (link != null) {
          link.close();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (SQLException e) {
        throw Dialect.SQLITE.failure("close", e);
      }
    }
  }

  /** What is done with a connection. */
  private interface Use<T> {
    T of(SqliteLink link) throws SQLException;
  }
}
