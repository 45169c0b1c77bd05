package dev.storehand.core.action;

import dev.storehand.core.db.Page;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Schemas;
import dev.storehand.core.schema.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an action answers: one record, or a page of them under the resource's plural.
 *
 * @param record the record, or the row of a list, report or stream
 * @param plural the name of the rows in a list, report or stream
 * @param shape what every answer fits
 * @param mediaTypes what REST sends in place of JSON: those of a file, or that of a stream
 */
public record Output<O>(
    Class<?> record, Optional<String> plural, Shape<?> shape, List<String> mediaTypes) {
  /** What a stream is in HTTP. */
  public static final String EVENT_STREAM = "text/event-stream";

  static <O> Output<O> of(Class<?> record) {
    return new Output<>(record, Optional.empty(), Schemas.output(record), List.of());
  }

  static <O> Output<O> pageOf(Class<?> row, String plural) {
    return new Output<>(row, Optional.of(plural), Schemas.page(row, plural), List.of());
  }

  static <T> Output<Report<T>> reportOf(Class<? extends Record> window, Class<T> row) {
    return new Output<>(
        row, Optional.of(Report.ROWS), Schemas.report(window, row, Report.ROWS), List.of());
  }

  static <T> Output<StreamPart<T>> streamOf(Class<T> row, String plural) {
    return new Output<>(
        row, Optional.of(plural), Schemas.batch(row, plural), List.of(EVENT_STREAM));
  }

  static Output<StoredFile> file(List<String> mediaTypes) {
    return new Output<>(
        FileLink.class, Optional.empty(), Schemas.output(FileLink.class), List.copyOf(mediaTypes));
  }

  /** Whether it is a stream. */
  public boolean streams() {
    return mediaTypes.contains(EVENT_STREAM);
  }

  /** Whether it is a file. */
  public boolean isFile() {
    return !mediaTypes.isEmpty() && !streams();
  }

  /** The schema every answer fits; not to be changed. */
  public ObjectNode schema() {
    return shape.schema();
  }

  /** The answer as JSON, UTF-8. */
  public byte[] write(O answer) {
    return Json.bytes(written(answer));
  }

  /** The same with null in place of every secret: what is kept, replayed and shown of a dry run. */
  public byte[] writeMasked(O answer) {
    return Json.bytes(shape.masked(Json.tree(written(answer))));
  }

  private Object written(O answer) {
    if (answer instanceof Page<?> page) {
      return listed(page, new LinkedHashMap<>());
    }
    if (answer instanceof Report<?> report) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put(Schemas.WINDOW, report.window());
      return listed(report.rows(), said);
    }
    if (answer instanceof StreamPart<?> batch) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put(plural.orElseThrow(), batch.entries().stream().map(StreamPart.Entry::data).toList());
      said.put("cursor", batch.cursor());
      said.put("over", batch.over());
      return said;
    }
    return answer;
  }

  private Map<String, Object> listed(Page<?> page, Map<String, Object> into) {
    into.put(plural.orElseThrow(), page.rows());
    into.put("meta", page.meta());
    return into;
  }
}
