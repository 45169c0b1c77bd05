package dev.storehand.core.action;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Schemas;
import dev.storehand.core.schema.Shape;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A narrow edit of a block of settings: an action that sets a few of its parts by arguments of
 * their own, and whatever goes with them. It does what the block's PATCH would do, and answers with
 * the block.
 *
 * @param <T> the settings
 */
public final class Edit<T extends Record> {
  private final Draft draft;
  private final Class<T> settings;
  private final BiFunction<Patch<T>, WriteTx, T> changes;
  private final Map<String, String> paths = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();
  private final Map<String, JsonNode> besides = new LinkedHashMap<>();
  private final Map<String, Map<String, JsonNode>> withArgument = new LinkedHashMap<>();
  private final Set<String> cleared = new LinkedHashSet<>();

  Edit(Draft draft, String name, Class<T> settings, BiFunction<Patch<T>, WriteTx, T> changes) {
    this.draft = draft;
    this.settings = settings;
    this.changes = changes;
    draft.named(name);
    draft.versioned();
    draft.repeatable();
  }

  /** One sentence of at most 200 characters with a full stop. */
  public Edit<T> says(String sentence) {
    draft.says(sentence);
    return this;
  }

  /** Something a caller should know besides. */
  public Edit<T> note(String sentence) {
    draft.note(sentence);
    return this;
  }

  /** The same thing in a merchant's words. */
  public Edit<T> alsoCalled(String... phrases) {
    draft.alsoCalled(phrases);
    return this;
  }

  /** Parts that must be sent, by their paths; each argument is named as the path's last word. */
  public Edit<T> takes(String... parts) {
    for (String part : parts) {
      required.add(argument(part));
    }
    return this;
  }

  /** Parts that may be sent. */
  public Edit<T> mayTake(String... parts) {
    for (String part : parts) {
      argument(part);
    }
    return this;
  }

  /** Parts of which exactly one is sent. */
  public Edit<T> takesOneOf(String... parts) {
    mayTake(parts);
    draft.oneOf(List.of(parts).stream().map(Edit::lastWord).toArray(String[]::new));
    return this;
  }

  /** What it sets whatever is sent. */
  public Edit<T> sets(String part, Object value) {
    besides.put(part, Json.mapper().valueToTree(value));
    return this;
  }

  /** What it sets where an argument is sent, unless it is sent itself. */
  public Edit<T> setsWith(String argument, String part, Object value) {
    withArgument
        .computeIfAbsent(argument, each -> new LinkedHashMap<>())
        .put(part, Json.mapper().valueToTree(value));
    return this;
  }

  /** What it clears, before anything is set. */
  public Edit<T> clears(String... parts) {
    cleared.addAll(List.of(parts));
    return this;
  }

  /** The last word: an example as JSON, with the id in it. */
  public void example(String json) {
    Map<String, ObjectNode> own = draft.pathParameters();
    Shape<ObjectNode> shape = Schemas.edit(settings, paths, required).withRequired(own);
    Input<Patch<T>> input =
        new Input<>(
            settings,
            shape,
            Reserved.ofWrites(true, false),
            List.of(),
            List.copyOf(own.keySet()),
            draft.choices(),
            (sameShape, sent) -> patch(sent, own.keySet()));
    draft.make(
        Kind.WRITE,
        input,
        Output.of(settings),
        Examples.of(json),
        new Handler.Write<>(changes::apply));
  }

  private Patch<T> patch(ObjectNode sent, Set<String> pathParameters) {
    Map<String, String> values = new LinkedHashMap<>();
    pathParameters.forEach(each -> values.put(each, sent.path(each).asString()));
    Map<String, JsonNode> fixed = new LinkedHashMap<>(besides);
    withArgument.forEach(
        (argument, parts) -> {
          if (sent.has(argument)) {
            parts.forEach(
                (part, value) -> {
                  if (!sent.has(lastWord(part))) {
                    fixed.put(part, value);
                  }
                });
          }
        });
    return new Patch<>(values, Schemas.patchOf(sent, paths, fixed), List.copyOf(cleared));
  }

  private String argument(String part) {
    String name = lastWord(part);
    if (paths.put(name, part) != null) {
      throw new IllegalArgumentException("two parts would be the argument " + name);
    }
    return name;
  }

  private static String lastWord(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
