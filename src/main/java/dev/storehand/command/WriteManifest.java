package dev.storehand.command;

import dev.storehand.Config;
import dev.storehand.World;
import dev.storehand.core.publish.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes the published files anew, from the registry and from what its examples answer in the
 * example world.
 */
@Command(
    name = "manifest",
    description = "Write manifest/, skill.md and the reference in docs/ anew, or check them.")
final class WriteManifest implements Callable<Integer> {
  @Option(names = "--check", description = "Only say what differs, and exit 1 if anything does.")
  private boolean check;

  @Option(
      names = "--root",
      paramLabel = "FOLDER",
      hidden = true,
      description = "The repository; this folder unless told.")
  private Path root = Path.of("");

  private final Console console;

  WriteManifest(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("storehand-world");
    try (World world = World.in(Config.standard().in(folder))) {
      Manifest manifest = world.manifest();
      if (!check) {
        manifest.write(root.toAbsolutePath());
        console.out().println(manifest.files().size() + " files");
        return Exit.WORKED;
      }
      List<String> differences = manifest.check(root.toAbsolutePath());
      differences.forEach(console.out()::println);
      return differences.isEmpty() ? Exit.WORKED : Exit.REFUSED;
    } finally {
      Train.delete(folder);
    }
  }
}
