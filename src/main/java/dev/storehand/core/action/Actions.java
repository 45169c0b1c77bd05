package dev.storehand.core.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A room's actions: its fields are the declarations, and each registers itself here as it is made,
 * in order.
 */
public abstract class Actions {
  private final Room room;
  private final List<Action<?, ?>> all = new ArrayList<>();
  private final List<Reaction> reactions = new ArrayList<>();
  private final List<Sweep> sweeps = new ArrayList<>();

  protected Actions(Room room) {
    this.room = room;
  }

  /** Every action declared, in the order of declaration. */
  public final List<Action<?, ?>> all() {
    return List.copyOf(all);
  }

  /** What the room does after events. */
  public final List<Reaction> reactions() {
    return List.copyOf(reactions);
  }

  /** What the clock brings about in the room. */
  public final List<Sweep> sweeps() {
    return List.copyOf(sweeps);
  }

  /** After each event of a type, of a family ({@code stock.item.*}) or of any ({@code *}). */
  protected final void after(String selector, String name, Reaction.Reacts reacts) {
    reactions.add(new Reaction(name, selector, new Reaction.Whole(reacts)));
  }

  /** After such an event: does to each thing that it is about what is due to it. */
  protected final void after(String selector, String name, Reaction.Finds finds, Sweep.Does does) {
    reactions.add(new Reaction(name, selector, new Reaction.Each(finds, does)));
  }

  /** Every so often: takes rows of all shops, a batch at a time. */
  protected final void every(Duration period, String name, Sweep.Takes takes) {
    sweeps.add(new Sweep(name, period, new Sweep.Rows(takes)));
  }

  /** Every so often: does to each thing that is due what is due to it. */
  protected final void every(Duration period, String name, Sweep.Finds finds, Sweep.Does does) {
    sweeps.add(new Sweep(name, period, new Sweep.Each(finds, does)));
  }

  protected final Steps.Named get(String path) {
    return draft(Verb.GET, path);
  }

  protected final Steps.Named post(String path) {
    return draft(Verb.POST, path);
  }

  protected final Steps.Named patch(String path) {
    return draft(Verb.PATCH, path);
  }

  protected final Steps.Named delete(String path) {
    return draft(Verb.DELETE, path);
  }

  /** A block of a thing's settings: its read and its deep-partial update in one. */
  protected final <T extends Record> Capability<T> capability(
      String path, String noun, Class<T> settings) {
    return new Capability<>(
        below -> new Draft(room, all::add, Verb.POST, path + "/" + below),
        get(path),
        patch(path),
        noun,
        settings);
  }

  /**
   * A report: its read and its export in one.
   *
   * @param window what it says of its times and filters
   */
  protected final <Q extends Record, T extends Record> Reporting<Q, T> report(
      String path, String noun, Class<Q> query, Class<? extends Record> window, Class<T> row) {
    return new Reporting<>(
        draft(Verb.GET, path), draft(Verb.POST, path + "/export"), noun, query, window, row);
  }

  private Draft draft(Verb verb, String path) {
    return new Draft(room, all::add, verb, path);
  }

  /** The id of the n-th thing of a kind in the example world: {@code id("sti", 1)}. */
  protected static String id(String prefix, int n) {
    return prefix + "_" + String.format("%026d", n);
  }
}
