package dev.storehand.feature.catalog;

import dev.storehand.feature.catalog.ImportFile.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

  /** The first line that says something, and what. */
  private <T> Optional<T> first(Function<ImportRow, Optional<T>> part) {
    return lines.stream().flatMap(line -> part.apply(line.row()).stream()).findFirst();
  }

  Optional<String> name() {
    return first(ImportRow::name);
  }

  Optional<ProductStatus> status() {
    return first(ImportRow::status);
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

  /** What becomes of a product that is there: what the rows say, and else what it was. */
  Product over(Product product, ProductStatus status) {
    Map<String, String> facts = new LinkedHashMap<>(product.attributes());
    first(ImportRow::attributes).ifPresent(facts::putAll);
    List<Image> images = images();
    return new Product(
        product.id(), product.handle(), product.slug(), name().orElse(product.name()), status,
        first(ImportRow::type).orElse(product.type()), first(ImportRow::brand).or(product::brand),
        first(ImportRow::styleId).or(product::styleId),
        first(ImportRow::descriptionMd).or(product::descriptionMd), product.priceCents(),
        product.currency(), first(ImportRow::tags).orElse(product.tags()), product.options(),
        images.isEmpty() ? product.images() : images, facts, product.reference(),
        product.referenceOrigin(), product.metadata(), product.variantsCount(),
        product.variants(), product.archivedAt(), product.createdAt(), product.updatedAt(),
        product.version());
  }

  /** What it is where there is no such product yet. */
  CreateProduct product() {
    return new CreateProduct(
        name().orElse(handle()), Optional.of(handle()), first(ImportRow::type),
        status().map(status -> status != ProductStatus.ACTIVE),
        first(ImportRow::brand), first(ImportRow::styleId),
        first(ImportRow::descriptionMd), price().or(() -> Optional.of(0L)),
        Optional.empty(), first(ImportRow::tags), Optional.of(options()),
        Optional.of(variantLines().stream().map(line -> variant(line.row())).toList()),
        Optional.of(images()), first(ImportRow::attributes), Optional.empty(),
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

  /** What becomes of a variant that is there: what the row says, and else what it was. */
  static Variant over(Variant variant, ImportRow row) {
    return new Variant(
        variant.id(), variant.productId(), row.skuCode().or(variant::skuCode), variant.name(),
        variant.value(), row.options().orElse(variant.options()), variant.status(),
        row.priceCents().or(variant::priceCents), row.compareAtCents().or(variant::compareAtCents),
        variant.currency(), row.grams().or(variant::grams), variant.sizeChart(),
        row.gtin().map(List::of).orElse(variant.gtins()),
        row.variantImageUrl().or(variant::imageUrl), variant.stockMode(), variant.doNotTrack(),
        row.doNotShip().orElse(variant.doNotShip()), variant.reference(),
        variant.referenceOrigin(), variant.metadata(), variant.position(), variant.archivedAt(),
        variant.createdAt(), variant.updatedAt(), variant.version());
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
