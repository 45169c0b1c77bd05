package dev.storehand.feature.catalog;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One import in one transaction: first everything is planned against what is there, then, if
 * nothing stands in the way, it is done. A product and its variants are found by handle and SKU, or
 * option values where there is no SKU.
 */
final class Importing {
  private final WriteTx tx;
  private final ImportFile file;
  private final Catalog catalog;
  private final ProductStore products = new ProductStore();
  private final ImportOutcome outcome = new ImportOutcome();

  Importing(WriteTx tx, ImportFile file, Catalog catalog) {
    this.tx = tx;
    this.file = file;
    this.catalog = catalog;
  }

  /**
   * Plans all products and tells the faults of those that something stands in the way of.
   *
   * @param willing whether to do the others: all of them if there are no faults, or where errors
   *     may be skipped
   */
  List<Fault> run(List<ImportGroup> groups, boolean skipErrors, boolean willing) {
    List<Fault> faults = new ArrayList<>();
    List<ImportPlan> plans = new ArrayList<>();
    Map<String, String> known =
        products.idsByHandle(tx, groups.stream().map(ImportGroup::handle).toList());
    for (ImportGroup group : groups) {
      Optional<Product> before =
          Optional.ofNullable(known.get(group.handle())).map(id -> products.get(tx, id));
      ImportPlan plan = new ImportPlan(tx, file, group, before, catalog);
      List<Fault> found = plan.faults();
      faults.addAll(found);
      if (found.isEmpty()) {
        plans.add(plan);
      } else {
        outcome.failed(group.lines().size());
      }
    }
    if (willing && (faults.isEmpty() || skipErrors)) {
      plans.forEach(plan -> plan.apply(outcome));
    }
    return faults;
  }

  /** What came of it. */
  ImportOutcome outcome() {
    return outcome;
  }
}
