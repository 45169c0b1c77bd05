package dev.storehand.feature.catalog;

import dev.storehand.core.db.ReadTx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks up for other rooms what is printed on labels, archived things too. */
public final class Cards {
  private final ProductStore products = new ProductStore();
  private final VariantStore variants = new VariantStore();

  /** The variants of these ids that there are, by id. */
  public Map<String, VariantCard> byIds(ReadTx tx, Collection<String> ids) {
    return VariantStore.by(VariantCard::id, cards(tx, variants.byIds(tx, ids)));
  }

  /** The products of these ids that there are, by id. */
  public Map<String, ProductCard> products(ReadTx tx, Collection<String> ids) {
    Map<String, ProductCard> found = new HashMap<>();
    products.byIds(tx, ids).forEach((id, product) -> found.put(id, ProductCard.of(product)));
    return found;
  }

  /**
   * The variants that one of these may mean: by id, by what another system calls them, by SKU code,
   * or by their product's style. Those that are archived are left out.
   */
  public List<VariantCard> meant(
      ReadTx tx, Collection<String> idsAndReferences, Collection<String> skusAndStyles) {
    return cards(tx, variants.meant(tx, idsAndReferences, skusAndStyles));
  }

  private List<VariantCard> cards(ReadTx tx, List<Variant> found) {
    List<String> ids = found.stream().map(Variant::productId).distinct().toList();
    Map<String, ProductCard> owners = products(tx, ids);
    return found.stream()
        .map(
            each ->
                new VariantCard(
                    each.id(),
                    each.skuCode(),
                    each.value(),
                    each.sizeChart(),
                    each.reference(),
                    owners.get(each.productId())))
        .toList();
  }
}
