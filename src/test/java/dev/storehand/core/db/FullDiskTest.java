package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.kit.TestDatabase;
import dev.storehand.kit.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a small one in memory, where the machine lets us mount it. */
class FullDiskTest {
  @TempDir private Path disk;

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString()));
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

  private Database open() {
    return Database.open(
        Storage.sqlite(disk.resolve("data")), Clock.systemUTC(), Ids.ulids(), "schema-db");
  }

  @Test
  void noAnsweredWriteIsLostAndRoomMadeIsRoomUsed() throws IOException {
    Set<String> answered = ConcurrentHashMap.newKeySet();
    Path ballast = Files.write(disk.resolve("ballast"), new byte[1 << 20]);
    try (Database database = open()) {
      fill(database, "full", answered);
      assertThat(answered).isNotEmpty();
      assertThat(names(database)).containsExactlyInAnyOrderElementsOf(answered);

      Files.delete(ballast);
      int before = answered.size();
      fill(database, "roomy", answered);
      assertThat(answered).hasSizeGreaterThan(before);
    }
    try (Database database = open()) {
      assertThat(names(database)).containsExactlyInAnyOrderElementsOf(answered);
    }
  }

  /** Writes on 16 threads until each has been refused. */
  private static void fill(Database database, String name, Set<String> answered) {
    Together.run(
        16,
        thread -> {
          try {
            for (int i = 0; ; i++) {
              String each = "%s %d %d %s".formatted(name, thread, i, "x".repeat(thread * 100));
              database.write(TestDatabase.SCOPE, tx -> Things.add(tx, each, 1));
              answered.add(each);
            }
          } catch (Problem e) {
            assertThat(e.code()).isEqualTo(Code.UNAVAILABLE);
            return thread;
          }
        });
  }

  private static Set<String> names(Database database) {
    return Set.copyOf(database.read(TestDatabase.SCOPE, Things::names));
  }
}
