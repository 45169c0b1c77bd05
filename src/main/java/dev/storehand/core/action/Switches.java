package dev.storehand.core.action;

import dev.storehand.core.schema.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a patch can set, as its notes say it. */
final class Switches {
  /** A description has at most 1 KB with all that is said besides. */
  private static final int LONGEST = 640;

  private Switches() {}

  /** Every part that can be set; where these are too many, the blocks they are in. */
  static Optional<String> note(Class<?> resource) {
    List<String> parts = Schemas.settable(resource);
    String all = said(parts);
    if (all.length() > LONGEST) {
      all = said(parts.stream().map(Switches::block).distinct().collect(Collectors.toList()));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private static String said(List<String> parts) {
    return "Sets: " + String.join(", ", parts) + ".";
  }

  private static String block(String part) {
    int dot = part.indexOf('.');
    return dot < 0 ? part : part.substring(0, dot) + ".*";
  }
}
