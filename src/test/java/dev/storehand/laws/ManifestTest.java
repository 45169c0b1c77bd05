package dev.storehand.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.Config;
import dev.storehand.World;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the repository publishes is what the registry says, byte for byte, and nothing besides. */
class ManifestTest {

  @Test
  void everyPublishedFileIsAsTheRegistryMakesIt(@TempDir Path folder) {
    try (World world = World.in(Config.standard().in(folder))) {
      assertThat(world.manifest().check(Path.of("").toAbsolutePath()))
          .as("run ./storehand manifest")
          .isEmpty();
    }
  }
}
