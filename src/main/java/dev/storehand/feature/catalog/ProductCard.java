package dev.storehand.feature.catalog;

import java.util.Optional;

/**
 * What is printed on a product's label.
 *
 * @param slug its short name in addresses
 * @param styleId the maker's code for the model and colour
 */
public record ProductCard(String id, String name, String slug, Optional<String> styleId) {
  static ProductCard of(Product product) {
    return new ProductCard(product.id(), product.name(), product.slug(), product.styleId());
  }
}
