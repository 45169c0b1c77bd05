package dev.storehand.core.db;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.util.Optional;

/** Where the data lives. */
public sealed interface Storage {

  /** In the file {@code storehand.db} of a folder, which is made if it is missing. */
  static Storage sqlite(Path folder) {
    return new Sqlite(folder);
  }

  /**
   * In a PostgreSQL database, by a {@code jdbc:postgresql:} URL, which may hold user and password
   * itself.
   */
  static Storage postgres(String jdbcUrl, Optional<String> user, Optional<String> password) {
    return new Postgres(jdbcUrl, user, password);
  }

  /** The embedded engine. */
  record Sqlite(Path folder) implements Storage {
    Path file() {
      return folder.resolve("storehand.db");
    }
  }

  /** The engine for several nodes. */
  record Postgres(String jdbcUrl, Optional<String> user, Optional<String> password)
      implements Storage {
    /** Tells a pool how to reach it. */
    void connect(HikariConfig config) {
      config.setJdbcUrl(jdbcUrl);
      user.ifPresent(config::setUsername);
      password.ifPresent(config::setPassword);
    }

    /** Without what must not reach a log: URLs may hold the password. */
    @Override
    public String toString() {
      return "Postgres";
    }
  }
}
