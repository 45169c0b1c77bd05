package dev.storehand.core.action;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.job.ExportFormat;
import dev.storehand.core.job.NewJob;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Schemas;
import dev.storehand.core.schema.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An export, derived from a list or a report: what it takes, what its job is told, and its rows.
 *
 * @param <F> the filter of what is exported
 */
public final class Exporting<F> {
  private static final String FORMAT = "format";
  private static final int PER_PAGE = 100;

  /** Where the rows come from. */
  private interface Source<F> {
    long count(F filter, ReadTx tx);

    /** Hands a part of the rows on, and tells where the next begins. */
    Optional<String> rows(F filter, String cursor, ReadTx tx, Consumer<ObjectNode> use);
  }

  private final Action<F, ?> shown;
  private final Source<F> source;

  private Exporting(Action<F, ?> shown, Source<F> source) {
    this.shown = shown;
    this.source = source;
  }

  /** Of a list: page by page, each a read of its own. */
  @SuppressWarnings("unchecked")
  static <F> Exporting<F> list(Action<F, ? extends Page<?>> list) {
    Handler.Read<F, Page<?>> read = (Handler.Read<F, Page<?>>) (Handler<F, ?>) list.handler();
    return new Exporting<>(
        list,
        new Source<>() {
          @Override
          public long count(F filter, ReadTx tx) {
            Paging one =
                new Paging(Optional.of(1), Optional.of(1), Optional.empty(), Optional.empty());
            return read.call().read(filter, one, tx).meta().totalCount().orElse(0L);
          }

          @Override
          public Optional<String> rows(
              F filter, String cursor, ReadTx tx, Consumer<ObjectNode> use) {
            Paging walk =
                new Paging(
                    Optional.empty(), Optional.of(PER_PAGE), Optional.of(cursor), Optional.empty());
            Page<?> page = read.call().read(filter, walk, tx);
            page.rows().forEach(row -> use.accept(Json.tree(row)));
            return page.meta().nextCursor();
          }
        });
  }

  /** Of a report: all of it in one read, so that its figures are of one moment. */
  static <Q, T> Exporting<Q> report(Action<Q, Report<T>> report, Figures<Q, T> figures) {
    return new Exporting<>(
        report,
        new Source<>() {
          @Override
          public long count(Q query, ReadTx tx) {
            return figures.find(query, Paging.first(), tx).rows().count();
          }

          @Override
          public Optional<String> rows(
              Q query, String cursor, ReadTx tx, Consumer<ObjectNode> use) {
            Figures.Found<T> found = figures.find(query, Paging.first(), tx);
            found.rows().each(found.map(), row -> use.accept(Json.tree(row)));
            return Optional.empty();
          }
        });
  }

  /** The shape of its own arguments: the filters of what it shows, and the format. */
  Shape<ObjectNode> shape() {
    ObjectNode format =
        Json.object()
            .put("type", "string")
            .put("description", "CSV, or a line of JSON a row; csv unless told.");
    ArrayNode formats = format.putArray("enum");
    Stream.of(ExportFormat.values()).map(ExportFormat::wire).forEach(formats::add);
    return Shape.of(shown.input()::ownSchema).with(Map.of(FORMAT, format));
  }

  Export bind(ObjectNode sent) {
    ObjectNode filter = sent.deepCopy();
    JsonNode format = filter.remove(FORMAT);
    return new Export(
        filter, format == null ? ExportFormat.CSV : ExportFormat.of(format.asString()));
  }

  /** What the job is told; a filter that cannot be followed is refused here. */
  NewJob.Plan plan(Export sent, ReadTx tx) {
    return NewJob.Plan.ofExport(
        sent.filter(),
        Json.object().put(FORMAT, sent.format().wire()),
        source.count(bound(sent.filter()), tx));
  }

  /** What a job's file is to be, by what it was told. */
  public static ExportFormat format(ObjectNode options) {
    return ExportFormat.of(options.path(FORMAT).asString());
  }

  /** The shape of a row. */
  public Shape<?> row() {
    return Schemas.output(shown.output().record());
  }

  /**
   * Hands a part of the rows on.
   *
   * @param cursor where it begins; empty for the first
   * @return where the next part begins, if there is one
   */
  public Optional<String> rows(
      ObjectNode filter, String cursor, ReadTx tx, Consumer<ObjectNode> use) {
    return source.rows(bound(filter), cursor, tx, use);
  }

  private F bound(ObjectNode filter) {
    return shown.input().bind(filter.deepCopy());
  }
}
