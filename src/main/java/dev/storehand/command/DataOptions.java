package dev.storehand.command;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the data is: options that every command has. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "The folder of the embedded database and of the server's lock file; ./data unless told.")
  Path data = Config.standard().data();

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "A PostgreSQL database instead, as jdbc:postgresql://host/name?user=…&password=…")
  Optional<String> databaseUrl = Optional.empty();

  /** The standard options with these. */
  Config config() {
    return databaseUrl
        .map(Config.standard().in(data)::at)
        .orElseGet(() -> Config.standard().in(data));
  }

  /** Opens the data without listening. */
  App open() {
    return open(config());
  }

  /**
   * Opens an app.
   *
   * @throws Problem in one sentence, whatever the reason that it cannot be opened
   */
  static App open(Config config) {
    try {
      return App.open(config, Clock.systemUTC(), Ids.ulids());
    } catch (Problem problem) {
      throw Problem.of(problem.code(), place(config) + " cannot be opened: " + problem.detail())
          .hint(hint(config));
    } catch (RuntimeException failure) {
      throw Problem.of(Code.CONFLICT, place(config) + " cannot be opened: " + firstLine(failure))
          .hint(hint(config));
    }
  }

  private static String place(Config config) {
    return config.databaseUrl().isPresent()
        ? "The PostgreSQL database"
        : "The database in " + config.data();
  }

  private static String hint(Config config) {
    return config.databaseUrl().isPresent()
        ? "Check --database-url, and that the database server runs and lets you in."
        : "Check --data, and that the folder and its files can be written.";
  }

  private static String firstLine(RuntimeException failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("")
        .strip();
  }
}
