package dev.storehand.core.action;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A block of a thing's settings, said once: it becomes {@code read_noun} (GET) and {@code
 * update_noun} (a deep-partial PATCH whose notes list what it sets), and as many narrow edits as
 * are wanted often.
 *
 * @param <T> the settings
 */
public final class Capability<T extends Record> {
  private final Function<String, Draft> posts;
  private final Steps.Named get;
  private final Steps.Named patch;
  private final String noun;
  private final Class<T> settings;
  private final List<String> readAliases = new ArrayList<>();
  private final List<String> aliases = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private BiFunction<Patch<T>, WriteTx, T> changes = Capability::unserved;
  private String what = "";
  private String example = "";

  /** A capability whose narrow edits are posts, each to a path below its own. */
  Capability(
      Function<String, Draft> posts,
      Steps.Named get,
      Steps.Named patch,
      String noun,
      Class<T> settings) {
    this.posts = posts;
    this.get = get;
    this.patch = patch;
    this.noun = noun;
    this.settings = settings;
  }

  /**
   * What the settings are about, to be put after Read and Change: {@code an offer's button and
   * badge}.
   */
  public Capability<T> about(String words) {
    what = words;
    return this;
  }

  /** Something a caller should know besides, who changes it. */
  public Capability<T> note(String sentence) {
    notes.add(sentence);
    return this;
  }

  /** Reading it, in a merchant's words. */
  public Capability<T> readAlsoCalled(String... phrases) {
    readAliases.addAll(List.of(phrases));
    return this;
  }

  /** Changing it, in a merchant's words. */
  public Capability<T> alsoCalled(String... phrases) {
    aliases.addAll(List.of(phrases));
    return this;
  }

  /** A patch that runs in the example world, with the id in it. */
  public Capability<T> example(String json) {
    example = json;
    return this;
  }

  /**
   * Its two handlers; the second gives the settings as they are after the patch, and checks the
   * version that its caller expects.
   */
  public Capability<T> served(
      BiFunction<String, ReadTx, T> reads, BiFunction<Patch<T>, WriteTx, T> writes) {
    changes = writes;
    get.named("read_" + noun)
        .says("Read " + what + ".")
        .alsoCalled(readAliases.toArray(String[]::new))
        .takes(ById.class)
        .gives(settings)
        .example(new ById(Json.parse(example).path("id").asString()))
        .reads((in, tx) -> reads.apply(in.id(), tx));
    Steps.Described update =
        patch.named("update_" + noun).says("Change " + what + ": send only what changes.");
    notes.forEach(update::note);
    update
        .versioned()
        .alsoCalled(aliases.toArray(String[]::new))
        .patches(settings)
        .example(example)
        .writes(writes::apply);
    return this;
  }

  private static <T> T unserved(Patch<T> patch, WriteTx tx) {
    throw new IllegalStateException("a capability is served before it is edited");
  }

  /** A narrow edit: a post of its own that sets a few parts. Said once the handlers are. */
  public Edit<T> edit(String pathBelow, String name) {
    return new Edit<>(posts.apply(pathBelow), name, settings, changes);
  }
}
