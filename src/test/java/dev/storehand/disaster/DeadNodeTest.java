package dev.storehand.disaster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.kit.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes on one PostgreSQL that writes to the disk at each commit. One dies at work; another is
 * stopped for longer than its lease and comes back; the third does what they held.
 */
class DeadNodeTest {
  private static final int ITEMS = 10_000;
  private static final int STOCKED = 100;
  private static final int AFTERWARDS = 100;

  @TempDir private Path folder;
  private EmbeddedPostgres postgres;

  @BeforeEach
  void startPostgres() throws Exception {
    postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    assertThat(setting("fsync")).isEqualTo("on");
  }

  @AfterEach
  void stopPostgres() throws IOException {
    postgres.close();
  }

  private String setting(String name) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("show " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  private App open() {
    Config config = Config.standard().in(folder.resolve("watching")).at(url()).limitedTo(0);
    return App.open(config, Clock.systemUTC(), Ids.ulids());
  }

  private ServerProcess node(String name) throws IOException {
    return ServerProcess.start(
        folder.resolve(name), folder.resolve(name + ".log"), "--database-url=" + url());
  }

  @Test
  void aNodeThatDiesAndOneThatIsStoppedPastItsLeaseLeaveEveryItemDoneOnce() throws Exception {
    try (App app = open()) {
      Restock restock = new Restock(app, STOCKED);
      String key = restock.books().key();
      try (ServerProcess dead = node("dead");
          ServerProcess stopped = node("stopped");
          ServerProcess healthy = node("healthy")) {
        String job = restock.start(app, ITEMS);
        Watched watched = new Watched(healthy, key, job);
        watched.until(now -> now.path("processed").intValue() >= ITEMS / 10);
        dead.kill();
        watched.until(now -> now.path("processed").intValue() >= ITEMS / 3);
        stopped.suspend();
        assertThat(restock.status(app, job)).isEqualTo("running");

        assertThat(watched.ends()).isTrue();
        restock.check(app);
        healthy.kill();
        stopped.resume();
        String another = restock.start(app, AFTERWARDS);
        assertThat(new Watched(stopped, key, another).ends()).isTrue();
      }
      restock.check(app);
    }
    assertThat(Files.readString(folder.resolve("stopped.log"))).doesNotContain("ERROR");
  }
}
