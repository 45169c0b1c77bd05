package dev.storehand.core.db;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded engine: one writer thread, and a few connections that only read. */
final class SqliteEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final Readers readers;
  private final Writer writer;

  private SqliteEngine(Readers readers, Writer writer) {
    this.readers = readers;
    this.writer = writer;
  }

  static SqliteEngine open(Storage.Sqlite storage, String migrations) {
    try {
      Files.createDirectories(storage.folder());
      // WAL mode first: it is a property of the file, and every later connection finds it so.
      try (SqliteLink link = SqliteLink.writer(storage.file())) {
        Migrations.sqlite(storage.file(), migrations).run();
        assume(link);
      }
      return new SqliteEngine(Readers.open(storage.file()), Writer.start(storage.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw Dialect.SQLITE.failure("open", e);
    }
  }

  /**
   * Before the connections that stay: each reads the statistics when it is opened. They are a hint:
   * on a full disk, or where another process writes without a pause, it goes on without.
   */
  private static void assume(SqliteLink link) {
    try {
      if (!Statistics.areKnown(link.session(false))) {
        link.begin();
        Statistics.assume(link.session(true));
        link.execute("commit");
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("reads may be slow until the next start: {}", e.getMessage());
    }
  }

  @Override
  public <T> T read(Function<Session, T> work) {
    return readers.read(work);
  }

  @Override
  public <T> T lookUp(Function<Session, T> work) {
    return readers.lookUp(work);
  }

  @Override
  public <T> T write(Function<Session, T> work, boolean keep) {
    return writer.write(work, keep);
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public void backup(Path file) {
    if (Files.exists(file)) {
      throw Problem.of(Code.CONFLICT, "There is a file already: " + file)
          .hint("Choose another name, or move that file away.");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw Problem.of(Code.CONFLICT, "There is no folder that can be written at " + folder)
          .hint("Make it, or choose another.");
    }
    readers.copyTo(file);
  }

  @Override
  public void tidy() {
    writer.tidy();
    readers.renew();
  }

  @Override
  public boolean ready() {
    try {
      return writer.isRunning() && readers.ready();
    } catch (Problem e) {
      return false;
    }
  }

  @Override
  public int queueLength() {
    return writer.queueLength();
  }

  @Override
  public long batches() {
    return writer.batches();
  }

  @Override
  public long writes() {
    return writer.writes();
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
  }
}
