package dev.storehand.feature.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What is printed on a variant's label.
 *
 * @param value the size or grade alone, such as 8.5
 * @param sizes its size in every system that is known
 * @param reference what another system calls it
 * @param product the product it is of
 */
public record VariantCard(
    String id,
    Optional<String> skuCode,
    Optional<String> value,
    List<SizeMark> sizes,
    Optional<String> reference,
    ProductCard product) {}
