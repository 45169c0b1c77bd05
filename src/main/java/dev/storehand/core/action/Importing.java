package dev.storehand.core.action;

import dev.storehand.core.action.ImportReader.Read;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.job.NewJob;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Schemas;
import dev.storehand.core.schema.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An import, made from the record of its options and a reader: what it takes, which items it
 * becomes, and how one of them is done.
 *
 * @param <I> the action's own record
 * @param <R> an item
 */
final class Importing<I extends Record, R> {
  static final String CSV = "csv";
  static final String ROWS = "rows";
  static final String SKIP_ERRORS = "skip_errors";

  private static final int MOST_CHARACTERS = 16 << 20;
  private static final int MOST_ROWS = 10_000;
  private static final int MOST_FAULTS = 1_000;

  private final Shape<I> options;
  private final ImportReader<R> reader;

  Importing(Class<I> options, ImportReader<R> reader) {
    this.options = Schemas.input(options);
    this.reader = reader;
    List<String> breaches = Schemas.breaches(reader.row());
    if (!breaches.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", breaches));
    }
  }

  /** The shape of its own arguments. */
  Shape<I> shape() {
    Map<String, ObjectNode> extra = new LinkedHashMap<>();
    extra.put(
        CSV,
        typed(
                "string",
                "A whole CSV file, with a header; over REST it may be the body, as text/csv.")
            .put("minLength", 1)
            .put("maxLength", MOST_CHARACTERS));
    ObjectNode rows =
        typed("array", "The same as rows.").put("minItems", 1).put("maxItems", MOST_ROWS);
    rows.set("items", Schemas.input(reader.row()).schema());
    extra.put(ROWS, rows);
    extra.put(
        SKIP_ERRORS,
        typed(
            "boolean",
            "True: go on however many fail; else it stops above 10 %, where that is 20 or more."));
    return options.with(extra).meaningItems(ROWS, reader.row());
  }

  private static ObjectNode typed(String type, String description) {
    return Json.object().put("type", type).put("description", description);
  }

  /** What was sent, apart from its options. */
  Import bind(ObjectNode sent) {
    List<ObjectNode> rows = new ArrayList<>();
    sent.path(ROWS).forEach(row -> rows.add((ObjectNode) row));
    ObjectNode own = Json.object();
    sent.properties().stream()
        .filter(each -> !Set.of(CSV, ROWS, SKIP_ERRORS).contains(each.getKey()))
        .forEach(each -> own.set(each.getKey(), each.getValue()));
    return new Import(
        own,
        Optional.ofNullable(sent.get(CSV)).map(JsonNode::asString),
        rows,
        sent.path(SKIP_ERRORS).asBoolean(false));
  }

  /**
   * The items of what was sent.
   *
   * @throws Problem 422 with everything that is wrong, at most {@value #MOST_FAULTS} faults
   */
  NewJob.Plan plan(Import sent, ReadTx tx) {
    Read read =
        sent.csv().isPresent() ? reader.file(sent.csv().get(), tx) : reader.rows(sent.rows(), tx);
    List<Fault> faults = read.faults().stream().distinct().limit(MOST_FAULTS).toList();
    if (!faults.isEmpty()) {
      throw Problem.faults(faults)
          .hint("Nothing was imported. Correct the rows named and send the whole file again.");
    }
    ObjectNode told = Json.object().put(SKIP_ERRORS, sent.skipErrors());
    return NewJob.Plan.of(sent.options(), told, read.items(), read.counts());
  }

  /** How an item is done: it comes with the options over which it stands. */
  Work.Each each(Work.Take<I, R> take) {
    Set<String> shared = Set.copyOf(options.schema().path("properties").propertyNames());
    return (item, tx) -> {
      ObjectNode own = Json.object();
      ObjectNode row = Json.object();
      item.properties()
          .forEach(
              each ->
                  (shared.contains(each.getKey()) ? own : row).set(each.getKey(), each.getValue()));
      return take.take(options.bind(own), reader.bind(row), tx);
    };
  }
}
