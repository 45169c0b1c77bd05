package dev.storehand.core.db;

import com.zaxxer.hikari.HikariConfig;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.Driver;

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

  /** Whether there is a database to open; of a PostgreSQL server that is known once it is asked. */
  boolean isThere();

  /** The embedded engine. */
  record Sqlite(Path folder) implements Storage {
    Path file() {
      return folder.resolve("storehand.db");
    }

    @Override
    public boolean isThere() {
      return Files.exists(file());
    }
  }

  /** The engine for several nodes. */
  record Postgres(String jdbcUrl, Optional<String> user, Optional<String> password)
      implements Storage {
    /** A password before the host, as other programs take it, is none of this driver's. */
    private static final Pattern FORM = Pattern.compile("jdbc:postgresql:[^@?]*(\\?.*)?");

    @Override
    public boolean isThere() {
      return true;
    }

    /**
     * Refuses what the driver would not take, before it or a log says it again: it may hold a
     * password.
     */
    void check() {
      if (!FORM.matcher(jdbcUrl).matches() || Driver.parseURL(jdbcUrl, new Properties()) == null) {
        throw Problem.of(
            Code.CONFLICT,
            "Its URL is not of the form jdbc:postgresql://host/name?user=…&password=…");
      }
    }

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
