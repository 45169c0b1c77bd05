package dev.storehand.core.publish;

import dev.storehand.core.schema.Json;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/** JSON for people and for diffs: two spaces, LF on every system, short lists on one line. */
final class Pretty {
  private static final ObjectWriter WRITER =
      Json.mapper()
          .writer()
          .with(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                          .withObjectEmptySeparator("")
                          .withArrayEmptySeparator(""))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private Pretty() {}

  /** The tree without a line end after it. */
  static String text(JsonNode tree) {
    return WRITER.writeValueAsString(tree);
  }

  /** The tree as a file: a line end after it. */
  static String file(JsonNode tree) {
    return text(tree) + "\n";
  }
}
