package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How SQLite's log is emptied while the writer writes. */
class CheckpointsTest {
  private static final int PAGE = 4096;
  private static final int PAGES_EACH = 128;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private final TestDatabase db = TestDatabase.open(Dialect.SQLITE, "schema-db");
  private final Path file = ((Storage.Sqlite) db.storage()).file();

  @AfterEach
  void close() {
    db.close();
  }

  /** At least so many: a name stands in its row and in an index. */
  private void write(int pages) {
    String half = "x".repeat(PAGES_EACH / 2 * PAGE);
    for (int i = 0; i < pages; i += PAGES_EACH) {
      String name = i + half;
      db.write(tx -> Things.add(tx, name, 1));
    }
  }

  /** How many pages of the log are in the file as well; asking copies none. */
  private long copied() throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement();
        ResultSet row = statement.executeQuery("pragma wal_checkpoint(noop)")) {
      row.next();
      return row.getLong("checkpointed");
    }
  }

  @Test
  void theLogIsCopiedBeforeTheWriterHasToDoIt() throws SQLException {
    write(Checkpoints.MOST / 2);

    long end = System.nanoTime() + PATIENCE;
    while (copied() == 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(copied()).isPositive();
  }

  @Test
  void theLogBeginsAnewHoweverMuchIsWritten() throws IOException {
    write(Checkpoints.MOST * 3);

    Path log = Path.of(file + "-wal");
    assertThat(Files.size(log) / PAGE).isLessThan(Checkpoints.MOST * 3 / 2);
    assertThat(db.read(Things::count)).isEqualTo(Checkpoints.MOST * 3 / PAGES_EACH);
  }

  @Test
  void nothingIsLostOnTheWayIntoTheFile() {
    write(Checkpoints.MOST * 2);
    db.reopen();

    assertThat(db.read(Things::count)).isEqualTo(Checkpoints.MOST * 2 / PAGES_EACH);
    assertThat(db.<String>read(CheckpointsTest::checked)).isEqualTo("ok");
  }

  private static String checked(ReadTx tx) {
    return tx.unscoped("pragma integrity_check").one(row -> row.text("integrity_check"));
  }
}
