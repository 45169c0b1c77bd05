package dev.storehand.command;

import dev.storehand.App;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies the embedded database, also while a server runs. */
@Command(
    name = "backup",
    description = "Copy the embedded database to a new file, also while the server runs.")
final class Backup implements Callable<Integer> {
  @Mixin private DataOptions data;

  @Parameters(paramLabel = "FILE", description = "The file to make; it must not be there yet.")
  private Path file;

  private final Console console;

  Backup(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!data.config().storage().isThere()) {
      throw Problem.of(Code.CONFLICT, "There is no database in " + data.data + " to copy")
          .hint("Say with --data where it is.");
    }
    try (App app = data.open()) {
      app.database().backup(file);
    }
    console.out().println(file);
    return Exit.WORKED;
  }
}
