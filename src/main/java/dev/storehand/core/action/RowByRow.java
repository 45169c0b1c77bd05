package dev.storehand.core.action;

import dev.storehand.core.csv.RowReader;
import dev.storehand.core.csv.Rows;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.problem.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes each row of an import an item; one that came in a file keeps its number there as {@code
 * row}.
 */
record RowByRow<R>(RowReader<R> reader) implements ImportReader<R> {
  static final String ROW = "row";

  @Override
  public Class<R> row() {
    return reader.row();
  }

  @Override
  public Read file(String csv, ReadTx tx) {
    Rows rows = reader.read(csv);
    List<ObjectNode> items =
        rows.lines().stream().map(line -> line.tree().put(ROW, line.number())).toList();
    return new Read(items, rows.faults(), Map.of("columns_ignored", rows.columnsIgnored()));
  }

  @Override
  public Read rows(List<ObjectNode> rows, ReadTx tx) {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String place = "rows[" + i + "]";
      reader.faults(reader.bind(rows.get(i))).forEach(each -> faults.add(each.inside(place)));
    }
    return new Read(rows, faults, Map.of());
  }

  @Override
  public R bind(ObjectNode item) {
    item.remove(ROW);
    return reader.bind(item);
  }
}
