package dev.storehand.feature.catalog;

import dev.storehand.core.csv.CsvTable;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Schemas;
import dev.storehand.core.schema.Shape;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Reads Shopify's product CSV into rows, naming row and column of everything that is wrong. */
final class ShopifyCsv {
  private static final int OPTIONS = Bounds.OPTIONS;
  private static final String NO_OPTION_NAME = "Title";
  private static final String NO_OPTION_VALUE = "Default Title";

  private final CsvTable table;
  private final Currency currency;
  private final Map<ShopifyColumn, Integer> columns = new EnumMap<>(ShopifyColumn.class);
  private final Map<String, List<String>> optionNames = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<ImportFile.Line> lines = new ArrayList<>();
  private final Shape<ImportRow> shape = Schemas.input(ImportRow.class);

  private ShopifyCsv(CsvTable table, Currency currency) {
    this.table = table;
    this.currency = currency;
    faults.addAll(table.faults());
  }

  /** Reads a file whose prices are in a currency. */
  static ImportFile read(String csv, Currency currency) {
    ShopifyCsv file = new ShopifyCsv(CsvTable.read(csv), currency);
    file.readHeaders();
    if (file.columns.containsKey(ShopifyColumn.HANDLE)) {
      file.table.records().forEach(file::read);
    }
    long ignored = file.table.headers().size() - file.columns.size();
    return new ImportFile(file.lines, file.faults, ignored, (row, part) -> file.at(row, part));
  }

  private void readHeaders() {
    List<String> headers = table.headers();
    for (int i = 0; i < headers.size(); i++) {
      ShopifyColumn column = ShopifyColumn.known().get(ShopifyColumn.folded(headers.get(i)));
      if (column != null && columns.putIfAbsent(column, i) != null) {
        faults.add(new Fault(CsvTable.at(1, headers.get(i)), "occurs twice in the header"));
      }
    }
    if (!headers.isEmpty() && !columns.containsKey(ShopifyColumn.HANDLE)) {
      faults.add(new Fault(CsvTable.at(1, "Handle"), "is missing: every file needs this column"));
    }
  }

  private void read(CsvTable.Record record) {
    int wanted = table.headers().size();
    if (record.cells().size() != wanted) {
      faults.add(
          new Fault(
              CsvTable.at(record.row()),
              "has " + record.cells().size() + " columns, but the header has " + wanted));
      return;
    }
    ShopifyCells cells = new ShopifyCells(record, columns, table.headers());
    ObjectNode tree = tree(cells);
    Set<String> reported = new HashSet<>();
    cells.faults().forEach(fault -> reported.add(fault.path()));
    for (Fault fault : shape.faults(tree)) {
      String path = at(record.row(), fault.path());
      if (reported.add(path)) {
        cells.faults().add(new Fault(path, fault.sentence()));
      }
    }
    faults.addAll(cells.faults());
    if (cells.faults().isEmpty()) {
      lines.add(new ImportFile.Line(record.row(), shape.bind(tree)));
    }
  }

  /** The record as a client would have sent it in JSON. */
  private ObjectNode tree(ShopifyCells cells) {
    ObjectNode tree = Json.object();
    cells.text(ShopifyColumn.HANDLE).ifPresent(text -> tree.put("handle", text));
    cells.text(ShopifyColumn.TITLE).ifPresent(text -> tree.put("name", text));
    cells
        .text(ShopifyColumn.BODY)
        .map(HtmlText::toMarkdown)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> tree.put("description_md", text));
    cells.text(ShopifyColumn.VENDOR).ifPresent(text -> tree.put("brand", text));
    cells.text(ShopifyColumn.MPN).ifPresent(text -> tree.put("style_id", text));
    cells.status().ifPresent(status -> tree.put("status", status));
    cells.tags().ifPresent(tags -> tags.forEach(tree.withArray("tags")::add));
    for (ShopifyColumn column : columns.keySet()) {
      if (column.part().startsWith("attributes.")) {
        String name = column.part().substring("attributes.".length());
        cells.text(column).ifPresent(text -> tree.withObject("attributes").put(name, text));
      }
    }
    cells.text(ShopifyColumn.SKU).ifPresent(text -> tree.put("sku_code", text));
    cells.money(ShopifyColumn.PRICE, currency).ifPresent(cents -> tree.put("price_cents", cents));
    cells
        .money(ShopifyColumn.COMPARE_AT, currency)
        .ifPresent(cents -> tree.put("compare_at_cents", cents));
    cells.rounded(ShopifyColumn.GRAMS).ifPresent(grams -> tree.put("grams", grams));
    cells
        .text(ShopifyColumn.BARCODE)
        .map(code -> code.startsWith("'") ? code.substring(1) : code)
        .ifPresent(code -> tree.put("gtin", code));
    cells.flag(ShopifyColumn.REQUIRES_SHIPPING).ifPresent(ships -> tree.put("do_not_ship", !ships));
    cells.text(ShopifyColumn.VARIANT_IMAGE).ifPresent(url -> tree.put("variant_image_url", url));
    cells.whole(ShopifyColumn.QUANTITY).ifPresent(units -> tree.put("quantity", units));
    cells.text(ShopifyColumn.IMAGE).ifPresent(url -> tree.put("image_url", url));
    cells.text(ShopifyColumn.IMAGE_ALT).ifPresent(alt -> tree.put("image_alt", alt));
    cells.whole(ShopifyColumn.IMAGE_POSITION).ifPresent(place -> tree.put("image_position", place));
    options(cells).ifPresent(options -> tree.set("options", options));
    return tree;
  }

  /**
   * The variant's options; empty where the product has none, absent where the row tells of no
   * variant.
   */
  private Optional<ObjectNode> options(ShopifyCells cells) {
    String handle = cells.text(ShopifyColumn.HANDLE).orElse("");
    List<String> names = optionNames.computeIfAbsent(handle, first -> names(cells));
    boolean variant =
        cells.text(ShopifyColumn.PRICE).isPresent() || cells.text(ShopifyColumn.SKU).isPresent();
    ObjectNode options = Json.object();
    for (int i = 1; i <= OPTIONS; i++) {
      ShopifyColumn column = ShopifyColumn.optionValue(i);
      Optional<String> value = cells.text(column);
      variant |= value.isPresent();
      String name = names.get(i - 1);
      if (value.isPresent() && name.isEmpty() && !value.get().equals(NO_OPTION_VALUE)) {
        cells.fault(column, "has no name: the product's first row has no Option" + i + " Name");
      } else if (value.isPresent() && !name.isEmpty()) {
        options.put(name, value.get());
      }
    }
    for (int i = 1; variant && i <= OPTIONS; i++) {
      if (!names.get(i - 1).isEmpty() && !options.has(names.get(i - 1))) {
        cells.fault(
            ShopifyColumn.optionValue(i),
            "is missing: the product has the option " + names.get(i - 1));
      }
    }
    return variant ? Optional.of(options) : Optional.empty();
  }

  /**
   * The names of the options in a product's first row; Shopify writes a product without options as
   * one called Title.
   */
  private static List<String> names(ShopifyCells cells) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= OPTIONS; i++) {
      String name = cells.text(ShopifyColumn.optionName(i)).orElse("");
      boolean none =
          name.equals(NO_OPTION_NAME)
              && cells
                  .text(ShopifyColumn.optionValue(i))
                  .filter(NO_OPTION_VALUE::equals)
                  .isPresent();
      names.add(none ? "" : name);
    }
    return names;
  }

  /** How a fault names a part of a row: by the column it came from, as the file writes it. */
  private String at(int row, String part) {
    String name = part.replaceAll("\\[.*", "");
    Optional<ShopifyColumn> column =
        part.startsWith("options")
            ? Optional.of(ShopifyColumn.OPTION1_VALUE)
            : columns.keySet().stream().filter(each -> each.part().equals(name)).findFirst();
    return column
        .or(() -> ofPart(name))
        .map(each -> CsvTable.at(row, header(each)))
        .orElse(CsvTable.at(row));
  }

  private static Optional<ShopifyColumn> ofPart(String part) {
    return ShopifyColumn.known().values().stream()
        .filter(each -> each.part().equals(part))
        .findFirst();
  }

  private String header(ShopifyColumn column) {
    return columns.containsKey(column) ? table.headers().get(columns.get(column)) : column.header();
  }
}
