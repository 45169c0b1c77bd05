package dev.storehand.feature.catalog;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks variants up for other rooms, archived ones too. */
public final class Variants {
  private final ProductStore products = new ProductStore();
  private final VariantStore variants = new VariantStore();

  /**
   * The variant of this id.
   *
   * @throws Problem 404 if this shop and mode have none
   */
  public VariantRef get(ReadTx tx, String id) {
    return find(tx, id).orElseThrow(() -> Problem.notFound("Variant", id).next("list_variants"));
  }

  /** The variant of this id, if there is one. */
  public Optional<VariantRef> find(ReadTx tx, String id) {
    return refs(tx, variants.byIds(tx, List.of(id))).stream().findFirst();
  }

  /** The variants of these ids that there are, by id; at most 16,384 are asked for. */
  public Map<String, VariantRef> byIds(ReadTx tx, Collection<String> ids) {
    return VariantStore.by(VariantRef::id, refs(tx, variants.byIds(tx, ids)));
  }

  /** The variant with this SKU code, compared exactly, if there is one. */
  public Optional<VariantRef> bySku(ReadTx tx, String sku) {
    return refs(tx, variants.bySkus(tx, List.of(sku))).stream().findFirst();
  }

  /** The variants with these SKU codes that there are, by code; at most 16,384 are asked for. */
  public Map<String, VariantRef> bySkus(ReadTx tx, Collection<String> skus) {
    List<VariantRef> found = refs(tx, variants.bySkus(tx, skus));
    return VariantStore.by(ref -> ref.skuCode().orElseThrow(), found);
  }

  private List<VariantRef> refs(ReadTx tx, List<Variant> found) {
    List<String> ids = found.stream().map(Variant::productId).distinct().toList();
    Map<String, Product> owners = ids.isEmpty() ? Map.of() : products.byIds(tx, ids);
    return found.stream().map(each -> ref(each, owners.get(each.productId()))).toList();
  }

  private static VariantRef ref(Variant variant, Product product) {
    boolean plain = product.options().isEmpty();
    return new VariantRef(
        variant.id(),
        product.id(),
        variant.skuCode(),
        plain ? product.name() : product.name() + " – " + variant.name(),
        variant.priceCents().orElse(product.priceCents()),
        product.currency(),
        variant.stockMode(),
        variant.doNotTrack(),
        variant.doNotShip(),
        variant.archived() || product.archived(),
        product.status() == ProductStatus.DRAFT,
        product.type());
  }
}
