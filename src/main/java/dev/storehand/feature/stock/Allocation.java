package dev.storehand.feature.stock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * @param forced whether the item has not so many: they are promised, and have not left it
   */
  public record Part(
      String lineId,
      String variantId,
      int quantity,
      Optional<String> stockItemId,
      Optional<String> transferFrom,
      boolean forced) {}

  /**
   * Puts what was taken into shipments.
   *
   * @param lines all lines, those too whose variants are not counted
   * @param takings what was taken for those that are
   */
  static Allocation of(
      Strategy strategy,
      List<String> serving,
      List<Claim.Line> lines,
      List<Allocator.Taking> takings) {
    boolean byLine = strategy == Strategy.SPLIT_BY_LINE_ITEMS;
    Map<String, List<Part>> together = new LinkedHashMap<>();
    Map<String, Optional<String>> from = new HashMap<>();
    List<Part> unshipped = new ArrayList<>();
    for (Allocator.Taking taking : inOrder(takings, serving, byLine)) {
      Part part = part(taking);
      if (taking.line().variant().doNotShip()) {
        unshipped.add(part);
      } else {
        String location = taking.bringTo().orElse(taking.item().stockLocationId());
        String key = byLine ? part.lineId() + " " + location : location;
        together.computeIfAbsent(key, each -> new ArrayList<>()).add(part);
        from.put(key, Optional.of(location));
      }
    }
    for (Claim.Line line : lines) {
      if (!line.tracked() && !line.variant().doNotShip()) {
        String key =
            byLine
                ? line.id()
                : together.keySet().stream().findFirst().orElse("nothing that is counted");
        together.computeIfAbsent(key, each -> new ArrayList<>()).add(uncounted(line));
        from.putIfAbsent(key, serving.stream().findFirst());
      }
    }
    return new Allocation(
        together.entrySet().stream()
            .map(each -> new Shipment(from.get(each.getKey()), List.copyOf(each.getValue())))
            .toList(),
        List.copyOf(unshipped));
  }

  /** Shipments stand in the order of their locations, or of their lines. */
  private static List<Allocator.Taking> inOrder(
      List<Allocator.Taking> takings, List<String> serving, boolean byLine) {
    return byLine
        ? takings
        : takings.stream()
            .sorted(
                Comparator.comparingInt(
                    taking ->
                        serving.indexOf(taking.bringTo().orElse(taking.item().stockLocationId()))))
            .toList();
  }

  private static Part part(Allocator.Taking taking) {
    return new Part(
        taking.line().id(),
        taking.line().variant().id(),
        taking.units(),
        Optional.of(taking.item().id()),
        taking.bringTo().map(to -> taking.item().stockLocationId()),
        taking.forced());
  }

  private static Part uncounted(Claim.Line line) {
    return new Part(
        line.id(), line.variant().id(), line.quantity(), Optional.empty(), Optional.empty(), false);
  }
}
