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
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An export, derived from the list action: what it takes, what its job is told, and its rows, a
 * page at a time.
 *
 * @param <F> the list's filter
 * @param <T> what is listed
 */
public final class Exporting<F, T> {
  private static final String FORMAT = "format";
  private static final int PER_PAGE = 100;

  private final Action<F, Page<T>> list;

  @SuppressWarnings("unchecked")
  Exporting(Action<?, ? extends Page<?>> list) {
    this.list = (Action<F, Page<T>>) list;
  }

  /** The shape of its own arguments: the list's filters, and the format. */
  Shape<ObjectNode> shape() {
    ObjectNode format =
        Json.object()
            .put("type", "string")
            .put("description", "CSV, or a line of JSON a row; csv unless told.");
    ArrayNode formats = format.putArray("enum");
    Stream.of(ExportFormat.values()).map(ExportFormat::wire).forEach(formats::add);
    return Shape.of(list.input().ownSchema()).with(Map.of(FORMAT, format));
  }

  Export bind(ObjectNode sent) {
    ObjectNode filter = sent.deepCopy();
    JsonNode format = filter.remove(FORMAT);
    return new Export(
        filter, format == null ? ExportFormat.CSV : ExportFormat.of(format.asString()));
  }

  /** What the job is told; the list refuses a filter that it cannot follow. */
  NewJob.Plan plan(Export sent, ReadTx tx) {
    Paging count = new Paging(Optional.of(1), Optional.of(1), Optional.empty(), Optional.empty());
    long rows = read(sent.filter(), count, tx).meta().totalCount().orElse(0L);
    return NewJob.Plan.ofExport(
        sent.filter(), Json.object().put(FORMAT, sent.format().wire()), rows);
  }

  /** What a job's file is to be, by what it was told. */
  public static ExportFormat format(ObjectNode options) {
    return ExportFormat.of(options.path(FORMAT).asString());
  }

  /** The shape of a row. */
  public Shape<?> row() {
    return Schemas.output(list.output().record());
  }

  /**
   * A part of the rows.
   *
   * @param cursor where it begins; empty for the first
   */
  public Page<ObjectNode> rows(ObjectNode filter, String cursor, ReadTx tx) {
    Paging walk =
        new Paging(Optional.empty(), Optional.of(PER_PAGE), Optional.of(cursor), Optional.empty());
    return read(filter, walk, tx).map(Json::tree);
  }

  private Page<T> read(ObjectNode filter, Paging paging, ReadTx tx) {
    Handler.Read<F, Page<T>> read = (Handler.Read<F, Page<T>>) list.handler();
    return read.call().read(list.input().bind(filter.deepCopy()), paging, tx);
  }
}
