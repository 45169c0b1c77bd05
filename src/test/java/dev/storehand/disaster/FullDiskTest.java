package dev.storehand.disaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.kit.Answer;
import dev.storehand.kit.Books;
import dev.storehand.kit.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program where there is no more room: on any machine a database file that may not grow,
 * and, where we may mount one, a disk that is really full.
 */
class FullDiskTest {
  private static final int CALLERS = 16;

  /** How many pages of 4 KiB the file may still grow by. */
  private static final int PAGES = 300;

  @TempDir private Path folder;

  /** A place that is soon full, and in which room can be made. */
  private interface Place {
    Path folder();

    void fill(App app) throws IOException;

    void relieve(App app) throws IOException;

    /** Makes what little room it takes to open a database again. */
    void empty() throws IOException;
  }

  @Test
  void everyAnsweredWriteIsThereWhereTheFileMayNotGrow() throws IOException {
    nothingIsLost(
        new Place() {
          @Override
          public Path folder() {
            return folder;
          }

          @Override
          public void fill(App app) {
            grow(app, PAGES);
          }

          @Override
          public void relieve(App app) {
            grow(app, PAGES);
          }

          @Override
          public void empty() {
            // The bound was that connection's own.
          }
        });
  }

  /** Lets the file have so many pages more than now, and no more. */
  private static void grow(App app, int pages) {
    app.database()
        .write(
            Scope.none(),
            tx -> {
              long now = tx.unscoped("pragma page_count").one(row -> row.number("page_count"));
              return tx.unscoped("pragma max_page_count = " + (now + pages))
                  .one(row -> row.number("max_page_count"));
            });
  }

  @Test
  void everyAnsweredWriteIsThereWhereTheDiskIsFull() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.toString()),
        "only who may mount a disk can fill one");
    try {
      nothingIsLost(disk());
    } finally {
      run("umount", folder.toString());
    }
  }

  private Place disk() throws IOException {
    Path ballast = Files.write(folder.resolve("ballast"), new byte[2 << 20]);
    Path last = Files.write(folder.resolve("last"), new byte[1 << 18]);
    return new Place() {
      @Override
      public Path folder() {
        return folder.resolve("data");
      }

      @Override
      public void fill(App app) {
        // It is nearly full as it is.
      }

      @Override
      public void relieve(App app) throws IOException {
        Files.delete(ballast);
      }

      @Override
      public void empty() throws IOException {
        Files.delete(last);
      }
    };
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static App open(Place place) {
    return App.open(
        Config.standard().in(place.folder()).limitedTo(0), Clock.systemUTC(), Ids.ulids());
  }

  private static void nothingIsLost(Place place) throws IOException {
    Books books;
    try (App app = open(place)) {
      books = Books.in(app, 4);
      String late = app.createKey(app.onlyShop(), "Late", Mode.LIVE, List.of("*"));
      app.minute();
      place.fill(app);
      fill(app, books, "full");
      assertThat(books.count()).isPositive();
      books.check(app);

      place.relieve(app);
      app.tick();
      int before = books.count();
      fill(app, books, "roomy");
      assertThat(books.count()).isGreaterThan(before);
      books.check(app);
      // Its use cannot be written down any more; that must not keep the program from closing.
      app.gate().who(late);
    }
    place.empty();
    try (App app = open(place)) {
      books.check(app);
    }
  }

  /** Writes until each caller has been refused. */
  private static void fill(App app, Books books, String name) {
    Together.run(
        CALLERS,
        caller -> {
          for (int i = 0; ; i++) {
            Answer answer = books.send(app, books.write(name + "-" + caller + "-" + i, i + caller));
            if (!answer.reply().accepted()) {
              answer.problem("unavailable");
              return caller;
            }
          }
        });
  }
}
