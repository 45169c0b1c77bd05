package dev.storehand.core.action;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A block of a thing's settings, said once: it becomes {@code read_noun} (GET) and {@code
 * update_noun} (a deep-partial PATCH whose notes list what it sets).
 *
 * @param <T> the settings
 */
public final class Capability<T extends Record> {
  private final Steps.Named get;
  private final Steps.Named patch;
  private final String noun;
  private final Class<T> settings;
  private final List<String> aliases = new ArrayList<>();
  private String what = "";
  private String example = "";

  Capability(Steps.Named get, Steps.Named patch, String noun, Class<T> settings) {
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

  /** Its two handlers; the second gives the settings as they are after the patch. */
  public void served(BiFunction<String, ReadTx, T> reads, BiFunction<Patch<T>, WriteTx, T> writes) {
    get.named("read_" + noun)
        .says("Read " + what + ".")
        .takes(ById.class)
        .gives(settings)
        .example(new ById(Json.parse(example).path("id").asString()))
        .reads((in, tx) -> reads.apply(in.id(), tx));
    patch
        .named("update_" + noun)
        .says("Change " + what + ": send only what changes.")
        .alsoCalled(aliases.toArray(String[]::new))
        .patches(settings)
        .example(example)
        .writes(writes::apply);
  }
}
