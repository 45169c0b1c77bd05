package dev.storehand.core.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A report, said once: it becomes {@code read_noun_report} (GET) and {@code export_noun_report} (a
 * job that writes the same figures as CSV or JSON Lines).
 *
 * @param <Q> what it is asked
 * @param <T> a row of it
 */
public final class Reporting<Q extends Record, T extends Record> {
  private final Draft get;
  private final Draft post;
  private final String noun;
  private final Class<Q> query;
  private final Class<? extends Record> window;
  private final Class<T> row;
  private final List<String> notes = new ArrayList<>();
  private final List<String> aliases = new ArrayList<>();
  private final List<String> exportAliases = new ArrayList<>();
  private List<String> sorts = List.of();
  private String what = "";
  private String example = "{}";

  Reporting(
      Draft get,
      Draft post,
      String noun,
      Class<Q> query,
      Class<? extends Record> window,
      Class<T> row) {
    this.get = get;
    this.post = post;
    this.noun = noun;
    this.query = query;
    this.window = window;
    this.row = row;
  }

  /** What it shows, to be put after Read and Export: {@code the money preorders brought in}. */
  public Reporting<Q, T> about(String words) {
    what = words;
    return this;
  }

  /** Something a reader should know besides. */
  public Reporting<Q, T> note(String sentence) {
    notes.add(sentence);
    return this;
  }

  /** Reading it, in a merchant's words. */
  public Reporting<Q, T> alsoCalled(String... phrases) {
    aliases.addAll(List.of(phrases));
    return this;
  }

  /** Exporting it, in a merchant's words. */
  public Reporting<Q, T> exportAlsoCalled(String... phrases) {
    exportAliases.addAll(List.of(phrases));
    return this;
  }

  /** By what its rows can be sorted, the default first, as a list's. */
  public Reporting<Q, T> sorted(String... fields) {
    sorts = List.of(fields);
    return this;
  }

  /** A question that runs in the example world; nothing is asked unless told. */
  public Reporting<Q, T> example(String json) {
    example = json;
    return this;
  }

  /** How it is made; gives the action that reads it. */
  public Action<Q, Report<T>> of(Figures<Q, T> figures) {
    get.named("read_" + noun + "_report").says("Read " + what + ".");
    notes.forEach(get::note);
    get.alsoCalled(aliases.toArray(String[]::new));
    Action<Q, Report<T>> read =
        get.make(
            Kind.READ,
            get.input(query, Reserved.ofLists(sorts)),
            Output.reportOf(window, row),
            Examples.of(example),
            new Handler.Read<>(
                (in, paging, tx) -> {
                  Figures.Found<T> found = figures.find(in, paging.of(get.name(), in), tx);
                  return new Report<>(found.window(), found.rows().page(found.map()));
                },
                Optional.empty()));
    post.named("export_" + noun + "_report").says("Export " + what + ", as CSV or JSON Lines.");
    post.note("The figures are those of " + read.name() + ".");
    post.alsoCalled(exportAliases.toArray(String[]::new));
    post.exports(read, Exporting.report(read, figures)).example(example).starts();
    return read;
  }
}
