package dev.storehand.core.publish;

import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the examples really answered when they were run; nothing published is made up. */
@FunctionalInterface
public interface Recorded {

  /** What the first example of this action answered, where it has been run. */
  Optional<ObjectNode> answer(String action);

  /** No example has been run. */
  static Recorded none() {
    return action -> Optional.empty();
  }

  /** The answers packed with the program, as {@link Manifest} wrote them. */
  static Recorded packed() {
    return action -> {
      try (InputStream in = Recorded.class.getResourceAsStream("/" + Manifest.actionFile(action))) {
        if (in == null) {
          return Optional.empty();
        }
        JsonNode answer = Json.parse(in).path("help").path("example").path("response");
        return answer instanceof ObjectNode tree ? Optional.of(tree) : Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
