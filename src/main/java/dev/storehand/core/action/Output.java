package dev.storehand.core.action;

import dev.storehand.core.db.Page;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Schemas;
import dev.storehand.core.schema.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an action answers: one record, or a page of them under the resource's plural.
 *
 * @param record the record, or the row of a list
 * @param plural the name of the rows in a list
 * @param shape what every answer fits
 */
public record Output<O>(Class<?> record, Optional<String> plural, Shape<?> shape) {

  static <O> Output<O> of(Class<?> record) {
    return new Output<>(record, Optional.empty(), Schemas.output(record));
  }

  static <O> Output<O> pageOf(Class<?> row, String plural) {
    return new Output<>(row, Optional.of(plural), Schemas.page(row, plural));
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
      Map<String, Object> list = new LinkedHashMap<>();
      list.put(plural.orElseThrow(), page.rows());
      list.put("meta", page.meta());
      return list;
    }
    return answer;
  }
}
