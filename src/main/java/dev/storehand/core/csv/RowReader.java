package dev.storehand.core.csv;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Schemas;
import dev.storehand.core.schema.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads CSV files into the rows of a record. A header names a field whatever its capitals, spaces
 * and underscores, or by a name it is also known by; a blank cell is a part that was not sent.
 * Outer spaces do not count.
 *
 * @param <R> the record of a row
 */
public final class RowReader<R> {
  private final Class<R> row;
  private final Shape<R> shape;
  private final List<Field> fields;
  private final Function<R, List<Fault>> rule;
  private final Map<String, Field> byHeader;

  private RowReader(Class<R> row, Function<R, List<Fault>> rule, Map<String, Field> byHeader) {
    this.row = row;
    this.shape = Schemas.input(row);
    this.fields = Field.of(shape.schema());
    this.rule = rule;
    this.byHeader = byHeader;
  }

  /** For files whose headers are the record's fields. */
  public static <R> RowReader<R> of(Class<R> row) {
    Map<String, Field> byHeader = new HashMap<>();
    Field.of(Schemas.input(row).schema())
        .forEach(field -> byHeader.put(folded(field.name()), field));
    return new RowReader<>(row, any -> List.of(), Map.copyOf(byHeader));
  }

  /**
   * The same, where a field also goes by other headers.
   *
   * @throws IllegalArgumentException if there is no such field, or a header is another's
   */
  public RowReader<R> also(String name, String... headers) {
    Map<String, Field> more = new HashMap<>(byHeader);
    Field field = more.get(folded(name));
    for (String header : headers) {
      if (field == null || more.putIfAbsent(folded(header), field) != null) {
        throw new IllegalArgumentException(header + " cannot also mean " + name);
      }
    }
    return new RowReader<>(row, rule, Map.copyOf(more));
  }

  /** The same, where a row must keep a rule that no schema says; faults name its fields. */
  public RowReader<R> keeping(Function<R, List<Fault>> law) {
    return new RowReader<>(row, law, byHeader);
  }

  /** The record of a row. */
  public Class<R> row() {
    return row;
  }

  /** Reads a file whole: each fault is named by row and column. */
  public Rows read(String csv) {
    CsvTable table = CsvTable.read(csv);
    List<Fault> faults = new ArrayList<>(table.faults());
    Map<Field, Integer> columns = columns(table.headers(), faults);
    List<Rows.Line> lines = new ArrayList<>();
    if (!columns.isEmpty() && complete(columns, faults)) {
      for (CsvTable.Record record : table.records()) {
        read(record, new Header(table.headers(), columns), lines, faults);
      }
    }
    return new Rows(
        List.copyOf(lines), List.copyOf(faults), table.headers().size() - columns.size());
  }

  /** What a row that came as JSON, and that its schema has checked, breaks besides. */
  public List<Fault> faults(R row) {
    return rule.apply(row);
  }

  /** The row of a tree that was found valid. */
  public R bind(ObjectNode tree) {
    return shape.bind(tree);
  }

  private Map<Field, Integer> columns(List<String> headers, List<Fault> faults) {
    Map<Field, Integer> columns = new LinkedHashMap<>();
    for (int i = 0; i < headers.size(); i++) {
      Field field = byHeader.get(folded(headers.get(i)));
      Integer other = field == null ? null : columns.putIfAbsent(field, i);
      if (other != null) {
        faults.add(
            new Fault(CsvTable.at(1, headers.get(i)), "means the same as " + headers.get(other)));
      }
    }
    if (columns.isEmpty() && !headers.isEmpty()) {
      faults.add(
          new Fault(
              CsvTable.at(1),
              "names none of the columns that are known: "
                  + fields.stream().map(Field::name).collect(Collectors.joining(", "))));
    }
    return columns;
  }

  /** Whether every field that a row cannot do without has a column. */
  private boolean complete(Map<Field, Integer> columns, List<Fault> faults) {
    boolean complete = true;
    for (JsonNode name : shape.schema().path("required")) {
      if (columns.keySet().stream().noneMatch(each -> each.path().get(0).equals(name.asString()))) {
        complete = false;
        faults.add(
            new Fault(CsvTable.at(1, name.asString()), "is missing: every file needs this column"));
      }
    }
    return complete;
  }

  private void read(
      CsvTable.Record record, Header header, List<Rows.Line> lines, List<Fault> faults) {
    if (record.cells().size() != header.names().size()) {
      faults.add(
          new Fault(
              CsvTable.at(record.row()),
              "has %d columns, but the header has %d"
                  .formatted(record.cells().size(), header.names().size())));
      return;
    }
    ObjectNode tree = Json.object();
    header
        .columns()
        .forEach(
            (field, column) -> {
              String cell = record.cells().get(column);
              if (!cell.isBlank()) {
                field.set(tree, Cells.value(cell, field));
              }
            });
    List<Fault> found = faults(tree);
    found.forEach(fault -> faults.add(header.fault(record, fault, tree)));
    if (found.isEmpty()) {
      lines.add(new Rows.Line(record.row(), tree));
    }
  }

  private List<Fault> faults(ObjectNode tree) {
    List<Fault> found = shape.faults(tree);
    if (!found.isEmpty()) {
      return found;
    }
    try {
      return rule.apply(shape.bind(tree));
    } catch (Problem refused) {
      return refused.faults().isEmpty()
          ? List.of(new Fault("", refused.detail()))
          : refused.faults();
    }
  }

  private static String folded(String header) {
    StringBuilder letters = new StringBuilder(header.length());
    header.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString().toLowerCase(Locale.ROOT);
  }

  /** A file's header: its names, and where each field that it names stands. */
  private record Header(List<String> names, Map<Field, Integer> columns) {
    private static final int LONGEST_CELL = 40;

    /** The fault of a part of a row, by its column as the file writes it. */
    Fault fault(CsvTable.Record record, Fault fault, ObjectNode tree) {
      Optional<Field> field =
          columns.keySet().stream().filter(each -> owns(each, fault.path())).findFirst();
      if (field.isEmpty()) {
        String path = fault.path();
        return new Fault(
            path.isEmpty() ? CsvTable.at(record.row()) : CsvTable.at(record.row(), path),
            fault.sentence());
      }
      int column = columns.get(field.get());
      boolean unread =
          !field.get().type().equals("string")
              && field.get().in(tree).filter(JsonNode::isString).isPresent();
      String sentence =
          unread
              ? fault.sentence() + ", not " + shown(record.cells().get(column))
              : fault.sentence();
      return new Fault(CsvTable.at(record.row(), names.get(column)), sentence);
    }

    private static boolean owns(Field field, String path) {
      return path.equals(field.name())
          || path.startsWith(field.name() + ".")
          || path.startsWith(field.name() + "[");
    }

    private static String shown(String cell) {
      String text = cell.strip();
      return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
    }
  }
}
