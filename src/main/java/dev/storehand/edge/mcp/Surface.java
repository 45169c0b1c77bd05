package dev.storehand.edge.mcp;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which tools a client wants to see. What is not listed can still be called: this saves a model's
 * attention, and what a key may do is another matter.
 *
 * @param toolsets only these, or all if empty
 * @param readOnly only reads
 * @param search the four tools that find and call the others
 */
public record Surface(Set<String> toolsets, boolean readOnly, boolean search) {
  /** Everything. */
  public static final Surface ALL = new Surface(Set.of(), false, false);

  /** Only reads. */
  public static final Surface READS = new Surface(Set.of(), true, false);

  /** Four tools instead of all. */
  public static final Surface SEARCH = new Surface(Set.of(), false, true);

  /** The same with only these toolsets, separated by commas. */
  public Surface toolsets(String names) {
    Set<String> set =
        Arrays.stream(names.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    return set.isEmpty() ? this : new Surface(Set.copyOf(set), readOnly, search);
  }

  /** The same with reads alone. */
  public Surface reads() {
    return new Surface(toolsets, true, search);
  }

  boolean shows(Action<?, ?> action) {
    return (toolsets.isEmpty() || toolsets.contains(action.room().toolset()))
        && (!readOnly || action.kind() == Kind.READ);
  }
}
