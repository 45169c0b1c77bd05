package dev.storehand.feature.catalog;

import java.util.Optional;

/**
 * A variant as other rooms see it.
 *
 * @param skuCode its stock keeping code; variants may have none
 * @param name product and variant, such as {@code Nike Dunk Low – 8.5}
 * @param priceCents what one costs, its own price or the product's, in the currency's minor unit
 * @param currency ISO 4217
 * @param doNotTrack a sale neither asks for stock nor changes it
 * @param doNotShip nothing is sent
 * @param archived itself or with its product: readable, but not to be sold
 * @param draft its product is not for sale yet
 * @param type what sort of thing it is
 */
public record VariantRef(
    String id,
    String productId,
    Optional<String> skuCode,
    String name,
    long priceCents,
    String currency,
    StockMode stockMode,
    boolean doNotTrack,
    boolean doNotShip,
    boolean archived,
    boolean draft,
    ProductType type) {

  /** Whether it may be sold now, stock aside. */
  public boolean sellable() {
    return !archived && !draft;
  }
}
