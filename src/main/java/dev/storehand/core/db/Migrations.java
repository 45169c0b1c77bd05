package dev.storehand.core.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the tables up to date with the scripts {@code 0001_name.sql} of a folder and of its
 * sub-folder for the engine. Flyway runs them; it is not even started where the newest script is
 * recorded already, which saves half a second.
 */
final class Migrations {
  private static final String TABLE = "schema_history";

  private final Dialect dialect;
  private final String url;
  private final Optional<String> user;
  private final Optional<String> password;
  private final Optional<Path> lock;
  private final MigrationFiles files;

  private Migrations(
      Dialect dialect,
      String url,
      Optional<String> user,
      Optional<String> password,
      Optional<Path> lock,
      MigrationFiles files) {
    this.dialect = dialect;
    this.url = url;
    this.user = user;
    this.password = password;
    this.lock = lock;
    this.files = files;
  }

  static Migrations sqlite(Path file, String folder) {
    return new Migrations(
        Dialect.SQLITE,
        "jdbc:sqlite:" + file,
        Optional.empty(),
        Optional.empty(),
        Optional.of(file.resolveSibling("migrating.lock")),
        MigrationFiles.of(folder, "sqlite"));
  }

  static Migrations postgres(Storage.Postgres storage, String folder) {
    return new Migrations(
        Dialect.POSTGRES,
        storage.jdbcUrl(),
        storage.user(),
        storage.password(),
        Optional.empty(),
        MigrationFiles.of(folder, "postgres"));
  }

  void run() throws SQLException {
    List<String> names = files.names();
    if (names.isEmpty()) {
      return;
    }
    Recorded wanted = new Recorded(version(names.get(names.size() - 1)), names.size());
    Recorded found = recorded();
    if (found.newest().compareTo(wanted.newest()) > 0) {
      throw new IllegalStateException(
          "The data is at schema %s, this program at %s: use the newer program."
              .formatted(found.newest(), wanted.newest()));
    }
    if (!found.equals(wanted)) {
      migrate();
    }
  }

  private void migrate() {
    // Two processes must not run them at once. PostgreSQL has Flyway's own lock; a SQLite file
    // needs
    // this one, which does not hold between threads.
    synchronized (Migrations.class) {
      if (lock.isPresent()) {
        migrateLocked(lock.get());
      } else {
        flyway().migrate();
      }
    }
  }

  private void migrateLocked(Path file) {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      flyway().migrate();
    } catch (IOException e) {
      throw new IllegalStateException("no lock on " + file, e);
    }
  }

  private Flyway flyway() {
    FluentConfiguration flyway = Flyway.configure();
    return flyway
        .dataSource(url, user.orElse(null), password.orElse(null))
        .table(TABLE)
        .sqlMigrationPrefix("")
        .sqlMigrationSeparator("_")
        .resourceProvider(files)
        .placeholders(dialect.placeholders())
        .load();
  }

  private Recorded recorded() throws SQLException {
    try (Connection connection = connect()) {
      try (ResultSet tables = connection.getMetaData().getTables(null, null, TABLE, null)) {
        if (!tables.next()) {
          return new Recorded("", 0);
        }
      }
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select coalesce(max(version), ''), count(*) from " + TABLE + " where success")) {
        rows.next();
        return new Recorded(rows.getString(1), rows.getInt(2));
      }
    }
  }

  private Connection connect() throws SQLException {
    return user.isPresent()
        ? DriverManager.getConnection(url, user.get(), password.orElse(""))
        : DriverManager.getConnection(url);
  }

  /** The newest version in a database, empty if there is none, and how many there are. */
  private record Recorded(String newest, int count) {}

  private static String version(String name) {
    return name.substring(0, name.indexOf('_'));
  }
}
