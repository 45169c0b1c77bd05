package dev.storehand.feature.stock;

import java.util.List;
import java.util.Optional;

/**
 * Where the units of an order come from.
 *
 * @param shipments what is sent, and from where
 * @param unshipped what is taken from stock and not sent: variants marked do_not_ship
 */
public record Allocation(List<Shipment> shipments, List<Part> unshipped) {

  /**
   * What is sent together.
   *
   * @param stockLocationId from where; empty where the shop has no location, as for SKUs that are
   *     not counted
   */
  public record Shipment(Optional<String> stockLocationId, List<Part> parts) {}

  /**
   * Some units of a line.
   *
   * @param stockItemId whose units they are; empty where the variant is not counted
   * @param transferFrom the location they are brought from by a stock transfer first; empty where
   *     they are there
   */
  public record Part(
      String lineId,
      String variantId,
      int quantity,
      Optional<String> stockItemId,
      Optional<String> transferFrom) {}
}
