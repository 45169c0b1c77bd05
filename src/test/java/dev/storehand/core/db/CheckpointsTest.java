package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.TestDatabase;
import dev.storehand.kit.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How SQLite's log is emptied while the writer writes. */
class CheckpointsTest {
  private static final int PAGE = 4096;
  private static final int PAGES_EACH = 128;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private static final int WRITERS = 3;

  private final AtomicInteger names = new AtomicInteger();
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
      String name = names.incrementAndGet() + half;
      db.write(tx -> Things.add(tx, name, 1));
    }
  }

  /** The pages of the file itself, which only copying makes more. */
  private long copied() throws IOException {
    return Files.size(file) / PAGE;
  }

  @Test
  void theLogIsCopiedBeforeTheWriterHasToDoIt() throws IOException {
    long before = copied();
    write(Checkpoints.MOST / 2);

    long end = System.nanoTime() + PATIENCE;
    while (copied() == before && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(copied()).isGreaterThan(before);
  }

  @Test
  void theLogBeginsAnewHoweverMuchIsWritten() throws IOException {
    Together.run(
        WRITERS,
        i -> {
          write(Checkpoints.MOST);
          return i;
        });

    assertThat(Files.size(Path.of(file + "-wal")) / PAGE).isLessThan(Checkpoints.MOST * 2L);
    assertThat(copied()).isGreaterThan(Checkpoints.MOST);
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
