package dev.storehand.feature.catalog;

/**
 * A variant's SKU code inside another room's statement: reading stock costs no second look into the
 * catalogue.
 */
public final class SkuColumn {
  private SkuColumn() {}

  /**
   * A scalar subquery that gives the SKU code, or null where the variant has none.
   *
   * @param variantId the expression of the statement that holds the variant's id, such as {@code
   *     i.variant_id}
   */
  public static String of(String variantId) {
    return "(select v.sku_code from variant v where v.id = " + variantId + ")";
  }
}
