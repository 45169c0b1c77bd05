package dev.storehand.feature.catalog;

import dev.storehand.core.action.ImportReader;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Schemas;
import dev.storehand.core.schema.Shape;
import dev.storehand.feature.catalog.ImportFile.Line;
import dev.storehand.feature.catalog.ImportFile.Naming;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Reads Shopify's CSV, or rows, into products: the rows of one handle are one item. */
final class ProductReader implements ImportReader<ImportItem> {
  private static final Shape<ImportRow> ROW = Schemas.input(ImportRow.class);
  private static final Shape<ImportItem> ITEM = Schemas.input(ImportItem.class);

  private final ShopCurrency shopCurrency;

  ProductReader(ShopCurrency shopCurrency) {
    this.shopCurrency = shopCurrency;
  }

  @Override
  public Class<ImportRow> row() {
    return ImportRow.class;
  }

  @Override
  public Read file(String csv, ReadTx tx) {
    return read(ShopifyCsv.read(csv, Currency.getInstance(shopCurrency.of(tx))), true);
  }

  @Override
  public Read rows(List<ObjectNode> rows, ReadTx tx) {
    List<Line> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(new Line(lines.size(), ROW.bind(row))));
    return read(new ImportFile(lines, List.of(), 0, Naming.ofRows()), false);
  }

  private static Read read(ImportFile file, boolean ofFile) {
    List<ImportGroup> groups = ImportGroup.of(file.lines());
    List<Fault> faults = new ArrayList<>(file.faults());
    faults.addAll(ImportCheck.faults(groups, file.naming()));
    List<ObjectNode> items =
        groups.stream()
            .map(group -> Json.tree(new ImportItem(group.handle(), ofFile, group.lines())))
            .toList();
    Map<String, Long> counts = ofFile ? Map.of("columns_ignored", file.columnsIgnored()) : Map.of();
    return new Read(items, faults, counts);
  }

  @Override
  public ImportItem bind(ObjectNode item) {
    return ITEM.bind(item);
  }
}
