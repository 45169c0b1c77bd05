package dev.storehand.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.Config;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class OptionsTest {
  private static final Map<String, String> EVERYTHING =
      Map.ofEntries(
          Map.entry("STOREHAND_HOST", "0.0.0.0"),
          Map.entry("STOREHAND_PORT", "9"),
          Map.entry("STOREHAND_DATA", "elsewhere"),
          Map.entry("STOREHAND_DATABASE_URL", "jdbc:postgresql://db/shop"),
          Map.entry("STOREHAND_PUBLIC_URL", "https://shop.example/"),
          Map.entry("STOREHAND_ALLOWED_HOSTS", "a.example,b.example"),
          Map.entry("STOREHAND_RATE_LIMIT", "7"),
          Map.entry("STOREHAND_BATCH_LIMIT", "3"),
          Map.entry("STOREHAND_BATCH_DAY_LIMIT", "4"),
          Map.entry("STOREHAND_MAX_CONNECTIONS", "5"),
          Map.entry("STOREHAND_METRICS_TOKEN", "sesame"));

  @Command(name = "options")
  private static final class Holder implements Runnable {
    @Mixin private ServeOptions options;

    @Override
    public void run() {}
  }

  private static Config config(Map<String, String> environment, String... words) {
    Holder holder = new Holder();
    new CommandLine(holder)
        .setDefaultValueProvider(
            new Storehand.FromEnvironment(option -> Config.fromEnvironment(option, environment)))
        .execute(words);
    return holder.options.config();
  }

  @Test
  void withoutWordsTheStandardHolds() {
    assertThat(config(Map.of())).isEqualTo(Config.standard());
  }

  @Test
  void everyOptionComesFromTheEnvironment() throws ReflectiveOperationException {
    Config config = config(EVERYTHING);
    assertThat(config)
        .isEqualTo(
            new Config(
                "0.0.0.0",
                9,
                Path.of("elsewhere"),
                Optional.of("jdbc:postgresql://db/shop"),
                Optional.of("https://shop.example"),
                List.of("a.example", "b.example"),
                7,
                3,
                4,
                5,
                Optional.of("sesame")));
    for (RecordComponent each : Config.class.getRecordComponents()) {
      assertThat(each.getAccessor().invoke(config))
          .as(each.getName())
          .isNotEqualTo(each.getAccessor().invoke(Config.standard()));
    }
  }

  @Test
  void everyOptionComesFromTheCommandLineBeforeTheEnvironment() {
    Map<String, String> others = new HashMap<>(EVERYTHING);
    others.replaceAll((name, value) -> name.matches(".*(PORT|LIMIT|CONNECTIONS)") ? "1" : "other");
    String[] words =
        EVERYTHING.entrySet().stream()
            .map(
                each ->
                    "--"
                        + each.getKey()
                            .substring("STOREHAND_".length())
                            .toLowerCase()
                            .replace('_', '-')
                        + "="
                        + each.getValue())
            .toArray(String[]::new);
    assertThat(config(others, words)).isEqualTo(config(EVERYTHING));
  }
}
