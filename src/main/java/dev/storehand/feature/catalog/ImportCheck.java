package dev.storehand.feature.catalog;

import dev.storehand.core.problem.Fault;
import dev.storehand.feature.catalog.ImportFile.Line;
import dev.storehand.feature.catalog.ImportFile.Naming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with the rows of an import among themselves, whatever the catalogue holds. What the
 * catalogue says to a product is that product's own outcome.
 */
final class ImportCheck {
  private final Naming naming;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Line> first = new HashMap<>();

  private ImportCheck(Naming naming) {
    this.naming = naming;
  }

  static List<Fault> faults(List<ImportGroup> groups, Naming naming) {
    ImportCheck check = new ImportCheck(naming);
    groups.forEach(check::group);
    return check.faults;
  }

  private void group(ImportGroup group) {
    if (group.images().size() > Bounds.IMAGES) {
      fault(group.head(), "image_url", "has more than 250 pictures in this product");
    }
    List<Line> variants = group.variantLines();
    if (variants.size() > Bounds.VARIANTS) {
      fault(group.head(), "handle", "has more than 250 variants");
    }
    List<String> options = group.options();
    Map<Map<String, String>, Line> seen = new HashMap<>();
    for (Line line : variants) {
      Map<String, String> values = ImportGroup.values(line.row());
      Line twin = seen.putIfAbsent(values, line);
      if (!values.keySet().equals(Set.copyOf(options))) {
        String wanted = options.isEmpty() ? "none" : String.join(", ", options);
        fault(line, "options", "does not fit the options of the product, which has " + wanted);
      } else if (twin != null) {
        fault(line, "options", "has the same values as " + naming.name(twin));
      }
      codes(line);
    }
  }

  private void codes(Line line) {
    line.row().skuCode().ifPresent(code -> once("sku_code", code, line));
    line.row()
        .gtin()
        .ifPresent(
            code -> {
              if (Gtin.valid(code)) {
                once("gtin", Gtin.padded(code), line);
              } else {
                fault(line, "gtin", Gtin.RULE);
              }
            });
  }

  private void once(String part, String code, Line line) {
    Line other = first.putIfAbsent(part + " " + code, line);
    if (other != null) {
      fault(line, part, "is already taken by " + naming.name(other));
    }
  }

  private void fault(Line line, String part, String sentence) {
    faults.add(naming.fault(line, part, sentence));
  }
}
