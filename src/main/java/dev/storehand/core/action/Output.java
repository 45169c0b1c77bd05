package dev.storehand.core.action;

import dev.storehand.core.db.Page;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Schemas;
import dev.storehand.core.schema.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an action answers: one record, or a page of them under the resource's plural.
 *
 * @param record the record, or the row of a list
 * @param plural the name of the rows in a list
 * @param schema what every answer fits; not to be changed
 * @param secrets the top-level parts that are shown once
 */
public record Output<O>(Class<?> record, Optional<String> plural, ObjectNode schema, List<String> secrets) {

  static <O> Output<O> of(Class<?> record) {
    return new Output<>(record, Optional.empty(), Schemas.output(record), secretsOf(record));
  }

  static <O> Output<O> pageOf(Class<?> row, String plural) {
    return new Output<>(row, Optional.of(plural), Schemas.page(row, plural), List.of());
  }

  private static List<String> secretsOf(Class<?> record) {
    return Stream.of(record.getRecordComponents())
        .filter(part -> part.isAnnotationPresent(Secret.class))
        .map(part -> Json.nameOf(part.getName()))
        .toList();
  }

  /** The answer as JSON, UTF-8. */
  public byte[] write(O answer) {
    if (answer instanceof Page<?> page) {
      Map<String, Object> list = new LinkedHashMap<>();
      list.put(plural.orElseThrow(), page.rows());
      list.put("meta", page.meta());
      return Json.bytes(list);
    }
    return Json.bytes(answer);
  }

  /** The same with null in place of every secret: what is kept, replayed and shown of a dry run. */
  public byte[] writeMasked(O answer) {
    if (secrets.isEmpty()) {
      return write(answer);
    }
    ObjectNode tree = Json.tree(answer);
    secrets.forEach(tree::putNull);
    return Json.bytes(tree);
  }
}
