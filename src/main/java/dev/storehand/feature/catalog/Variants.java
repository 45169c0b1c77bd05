package dev.storehand.feature.catalog;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks variants up for other rooms, archived ones too. */
public final class Variants {
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
    return variants.refsOfIds(tx, List.of(id)).stream().findFirst();
  }

  /** The variants of these ids that there are, by id; at most 16,384 are asked for. */
  public Map<String, VariantRef> byIds(ReadTx tx, Collection<String> ids) {
    return VariantStore.by(VariantRef::id, variants.refsOfIds(tx, ids));
  }

  /** The variant with this SKU code, compared exactly, if there is one. */
  public Optional<VariantRef> bySku(ReadTx tx, String sku) {
    return variants.refsOfSkus(tx, List.of(sku)).stream().findFirst();
  }

  /** The variants with these SKU codes that there are, by code; at most 16,384 are asked for. */
  public Map<String, VariantRef> bySkus(ReadTx tx, Collection<String> skus) {
    return VariantStore.by(ref -> ref.skuCode().orElseThrow(), variants.refsOfSkus(tx, skus));
  }
}
