package dev.storehand.core.db;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** What SQLite and PostgreSQL do each in their own way. */
interface Engine extends AutoCloseable {

  /** Runs on one consistent view of the data. */
  <T> T read(Function<Session, T> work);

  /** Runs statements of which each may see another state. */
  default <T> T lookUp(Function<Session, T> work) {
    return read(work);
  }

  /**
   * Runs in a transaction of its own, possibly more than once, and returns when its outcome is
   * durable.
   *
   * @param keep whether it is committed in the end, or taken back
   */
  <T> T write(Function<Session, T> work, boolean keep);

  /**
   * The same, and kept, unless others hold what it wants for longer than a moment: then it is
   * empty, and nothing is done.
   */
  default <T> Optional<T> writeUnlessHeld(Function<Session, T> work) {
    return Optional.of(write(work, true));
  }

  Dialect dialect();

  void backup(Path file);

  /** Brings up to date what the engine chooses its indexes by. */
  void tidy();

  boolean ready();

  /** How many callers wait to write. */
  int queueLength();

  /** How many commits there were since the start. */
  long batches();

  /** How many writes these commits held. */
  long writes();

  @Override
  void close();
}
