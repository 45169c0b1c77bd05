package dev.storehand.feature.catalog;

import dev.storehand.core.problem.Fault;
import dev.storehand.feature.catalog.ImportFile.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong between the products of an import; what is wrong within one is told when it is
 * planned.
 */
final class ImportCheck {
  private final ImportFile file;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Line> first = new HashMap<>();

  private ImportCheck(ImportFile file) {
    this.file = file;
  }

  static List<Fault> faults(ImportFile file) {
    ImportCheck check = new ImportCheck(file);
    for (Line line : file.lines()) {
      line.row().skuCode().ifPresent(code -> check.once("sku_code", code, line));
      line.row().gtin().map(Gtin::padded).ifPresent(code -> check.once("gtin", code, line));
    }
    return check.faults;
  }

  private void once(String part, String code, Line line) {
    Line other = first.putIfAbsent(part + " " + code, line);
    if (other != null && !other.handle().equals(line.handle())) {
      faults.add(file.fault(line, part, "is already taken by " + file.name(other)));
    }
  }
}
