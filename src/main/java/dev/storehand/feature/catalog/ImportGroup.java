package dev.storehand.feature.catalog;

import dev.storehand.core.schema.Json;
import dev.storehand.feature.catalog.ImportFile.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of one product in an import, and what they make of it.
 *
 * @param lines all of them, in order, at least one
 */
record ImportGroup(List<Line> lines) {

  String handle() {
    return head().handle();
  }

  Line head() {
    return lines.get(0);
  }

  /** The lines that tell of a variant. */
  List<Line> variantLines() {
    return lines.stream().filter(line -> line.row().isVariant()).toList();
  }

  /** The pictures in their order, each once. */
  List<Image> images() {
    Map<String, Image> each = new LinkedHashMap<>();
    lines.stream()
        .map(Line::row)
        .filter(row -> row.imageUrl().isPresent())
        .sorted(Comparator.comparingInt(row -> row.imagePosition().orElse(Integer.MAX_VALUE)))
        .forEach(row -> each.putIfAbsent(row.imageUrl().get(), new Image(row.imageUrl().get(), row.imageAlt())));
    return List.copyOf(each.values());
  }

  Optional<String> name() {
    return ImportFile.first(lines, ImportRow::name);
  }

  Optional<ProductStatus> status() {
    return ImportFile.first(lines, ImportRow::status);
  }

  /** The lowest price of its variants. */
  Optional<Long> price() {
    return variantLines().stream().flatMap(line -> line.row().priceCents().stream()).min(Long::compare);
  }

  /** The names of the options, as its first variant has them. */
  List<String> options() {
    return variantLines().stream()
        .findFirst()
        .map(line -> List.copyOf(values(line.row()).keySet()))
        .orElse(List.of());
  }

  /** What it changes of a product that is there, as a patch. */
  ObjectNode changes() {
    ObjectNode changes = Json.object();
    name().ifPresent(text -> changes.put("name", text));
    ImportFile.first(lines, ImportRow::descriptionMd).ifPresent(text -> changes.put("description_md", text));
    ImportFile.first(lines, ImportRow::brand).ifPresent(text -> changes.put("brand", text));
    ImportFile.first(lines, ImportRow::styleId).ifPresent(text -> changes.put("style_id", text));
    ImportFile.first(lines, ImportRow::type).ifPresent(type -> changes.set("type", Json.mapper().valueToTree(type)));
    ImportFile.first(lines, ImportRow::tags).ifPresent(tags -> changes.set("tags", Json.mapper().valueToTree(tags)));
    ImportFile.first(lines, ImportRow::attributes)
        .ifPresent(facts -> changes.set("attributes", Json.mapper().valueToTree(facts)));
    if (!images().isEmpty()) {
      changes.set("images", Json.mapper().valueToTree(images()));
    }
    return changes;
  }

  /** What it is where there is no such product yet. */
  CreateProduct product() {
    return new CreateProduct(
        name().orElse(handle()), Optional.of(handle()), ImportFile.first(lines, ImportRow::type),
        status().map(status -> status != ProductStatus.ACTIVE),
        ImportFile.first(lines, ImportRow::brand), ImportFile.first(lines, ImportRow::styleId),
        ImportFile.first(lines, ImportRow::descriptionMd), price().or(() -> Optional.of(0L)),
        Optional.empty(), ImportFile.first(lines, ImportRow::tags), Optional.of(options()),
        Optional.of(variantLines().stream().map(line -> variant(line.row())).toList()),
        Optional.of(images()), ImportFile.first(lines, ImportRow::attributes), Optional.empty(),
        Optional.empty(), Optional.empty());
  }

  /** What a line is where there is no such variant yet. */
  static NewVariant variant(ImportRow row) {
    return new NewVariant(
        row.skuCode(), Optional.of(values(row)), Optional.empty(), Optional.empty(),
        row.priceCents(), row.compareAtCents(), row.grams(), Optional.empty(),
        row.gtin().map(List::of), row.variantImageUrl(), Optional.empty(), Optional.empty(),
        row.doNotShip(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** What a line changes of a variant that is there, as a patch. */
  static ObjectNode changes(ImportRow row) {
    ObjectNode changes = Json.object();
    row.skuCode().ifPresent(code -> changes.put("sku_code", code));
    row.options().ifPresent(values -> changes.set("options", Json.mapper().valueToTree(values)));
    row.priceCents().ifPresent(cents -> changes.put("price_cents", cents));
    row.compareAtCents().ifPresent(cents -> changes.put("compare_at_cents", cents));
    row.grams().ifPresent(grams -> changes.put("grams", grams));
    row.gtin().ifPresent(code -> changes.putArray("gtins").add(code));
    row.doNotShip().ifPresent(flag -> changes.put("do_not_ship", flag));
    row.variantImageUrl().ifPresent(url -> changes.put("image_url", url));
    return changes;
  }

  static Map<String, String> values(ImportRow row) {
    return row.options().orElse(Map.of());
  }

  /** The lines of each product together, in the order of their first lines. */
  static List<ImportGroup> of(List<Line> lines) {
    Map<String, List<Line>> byHandle = new LinkedHashMap<>();
    lines.forEach(line -> byHandle.computeIfAbsent(line.handle(), handle -> new ArrayList<>()).add(line));
    return byHandle.values().stream().map(ImportGroup::new).toList();
  }
}
