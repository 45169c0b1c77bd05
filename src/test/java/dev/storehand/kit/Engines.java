package dev.storehand.kit;

import dev.storehand.core.db.Database;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Storage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Fresh databases of both kinds. PostgreSQL is started once, when the first test wants it; each
 * database is copied from one whose tables were made once.
 */
public final class Engines implements ArgumentsProvider, AnnotationConsumer<OnBothEngines> {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Map<String, Path> FILES = new ConcurrentHashMap<>();
  private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

  private static final Map<String, Copies> COPIES = new ConcurrentHashMap<>();

  private static final Path ROOT = root();

  private String schema = "schema";

  @Override
  public void accept(OnBothEngines annotation) {
    schema = annotation.schema();
  }

  @Override
  public Stream<Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    boolean wholeApp =
        parameters
            .getFirst()
            .filter(first -> first.getParameterType() == TestApp.class)
            .isPresent();
    return Stream.of(Dialect.values())
        .map(
            dialect ->
                Arguments.of(wholeApp ? TestApp.on(dialect) : TestDatabase.open(dialect, schema)));
  }

  /** Storage with the program's tables and nothing in them. */
  public static Storage fresh(Dialect dialect) {
    return fresh(dialect, "schema");
  }

  /** Storage with the tables of a folder of migrations. */
  public static Storage fresh(Dialect dialect, String schema) {
    return dialect == Dialect.SQLITE ? freshFile(schema) : freshDatabase(schema);
  }

  private static Storage freshFile(String schema) {
    Path template = FILES.computeIfAbsent(schema, Engines::templateFile);
    try {
      Path folder = folder();
      Files.copy(template, folder.resolve("storehand.db"));
      return Storage.sqlite(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path templateFile(String schema) {
    Path folder = folder();
    migrate(Storage.sqlite(folder), schema);
    return folder.resolve("storehand.db");
  }

  private static Storage freshDatabase(String schema) {
    String template = TEMPLATES.computeIfAbsent(schema, Engines::templateDatabase);
    return storage(COPIES.computeIfAbsent(template, Copies::new).next());
  }

  /** Gives up what a test had: the database is dropped, the folder deleted. */
  static void discard(Storage storage) {
    if (storage instanceof Storage.Postgres database) {
      Copies.drop(nameOf(database));
    } else {
      delete(((Storage.Sqlite) storage).folder());
    }
  }

  private static String nameOf(Storage.Postgres database) {
    String path = URI.create(database.jdbcUrl().substring("jdbc:".length())).getPath();
    return path.substring(1);
  }

  /** Copies of a database, some made ahead: to make one takes as long as many a test. */
  private static final class Copies {
    private static final int AHEAD = 4;
    private static final ExecutorService MAKING =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "copies");
              thread.setDaemon(true);
              return thread;
            });

    private final String template;
    private final Queue<Future<String>> ready = new ArrayDeque<>();

    Copies(String template) {
      this.template = template;
    }

    synchronized String next() {
      while (ready.size() <= AHEAD) {
        ready.add(MAKING.submit(this::make));
      }
      try {
        return ready.remove().get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    private String make() {
      String name = "t" + COUNT.incrementAndGet();
      administer("create database " + name + " template " + template);
      return name;
    }

    static void drop(String name) {
      MAKING.submit(() -> administer("drop database if exists " + name + " with (force)"));
    }
  }

  private static String templateDatabase(String schema) {
    String name = "template_" + COUNT.incrementAndGet();
    administer("create database " + name);
    migrate(storage(name), schema);
    return name;
  }

  private static void migrate(Storage storage, String schema) {
    Database.open(storage, Clock.systemUTC(), Ids.counting(), schema).close();
  }

  private static Storage storage(String database) {
    return Storage.postgres(
        Postgres.SERVER.getJdbcUrl("postgres", database), Optional.empty(), Optional.empty());
  }

  /** Runs a statement as the superuser of the PostgreSQL server. */
  public static void administer(String sql) {
    try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new folder, which is gone after the tests. */
  static Path folder() {
    try {
      return Files.createTempDirectory(ROOT, "db");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      Path root = Files.createTempDirectory("storehand-tests");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root)));
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a folder and all in it. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Started when first touched, stopped with the JVM. */
  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
