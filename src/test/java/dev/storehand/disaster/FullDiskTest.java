package dev.storehand.disaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.kit.Answer;
import dev.storehand.kit.Books;
import dev.storehand.kit.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a disk that is really full, where the machine lets us mount a small one. */
class FullDiskTest {
  private static final int CALLERS = 16;

  @TempDir private Path disk;

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()));
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private App open() {
    return App.open(
        Config.standard().in(disk.resolve("data")).limitedTo(0), Clock.systemUTC(), Ids.ulids());
  }

  @Test
  void everyAnsweredWriteIsThereAndTheServerGoesOnOnceThereIsRoom() throws IOException {
    Path ballast = Files.write(disk.resolve("ballast"), new byte[2 << 20]);
    Path last = Files.write(disk.resolve("last"), new byte[1 << 18]);
    Books books;
    try (App app = open()) {
      books = Books.in(app, 4);
      String late = app.createKey(app.onlyShop(), "Late", Mode.LIVE, List.of("*"));
      app.minute();
      fill(app, books, "full");
      assertThat(books.count()).isPositive();
      books.check(app);

      Files.delete(ballast);
      app.tick();
      int before = books.count();
      fill(app, books, "roomy");
      assertThat(books.count()).isGreaterThan(before);
      books.check(app);
      // Its use cannot be written down any more; that must not keep the program from closing.
      app.gate().who(late);
    }
    // To open a database takes some room for the files beside it.
    Files.delete(last);
    try (App app = open()) {
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
