package dev.storehand.feature.shops;

import java.util.Optional;

/**
 * A market as other rooms see it.
 *
 * @param currency ISO 4217
 * @param inventoryModelId the model its orders are served by; the shop's default where empty
 */
public record MarketRef(
    String id, String code, String currency, Optional<String> inventoryModelId) {}
