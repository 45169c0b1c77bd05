package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.feature.catalog.ProductType;
import dev.storehand.feature.catalog.StockMode;
import dev.storehand.feature.catalog.VariantRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Row C21 of the domain: the five strategies for the same orders. A is the first location, then B,
 * then C; a shelf is written {@code location SKU units}, a shipment {@code location: line×units}.
 */
class AllocatorTest {
  private static final List<String> SERVING = List.of("A", "B", "C");
  private static final List<String> SPREAD =
      List.of("A tee 3", "B tee 2", "C tee 4", "A cap 0", "B cap 5", "C cap 5");
  private static final List<Claim.Line> ORDER = List.of(line(1, "tee", 2), line(2, "cap", 1));
  private static final List<Claim.Line> LARGE = List.of(line(1, "tee", 5), line(2, "cap", 1));

  @Test
  void c21NoSplitShipsOnceFromTheFirstLocationOrNotAtAll() {
    assertThat(served(Strategy.NO_SPLIT, List.of(line(1, "tee", 3)), SPREAD)).isEqualTo("A: 1×3");
    assertThat(served(Strategy.NO_SPLIT, ORDER, SPREAD)).isEqualTo("short cap 1 of 0");
    assertThat(served(Strategy.NO_SPLIT, LARGE, SPREAD))
        .isEqualTo("short tee 5 of 3, short cap 1 of 0");
  }

  @Test
  void c21SplitShipmentsShipsFromTheFirstAloneIfItHasEverything() {
    List<String> rich = List.of("A tee 9", "A cap 9", "B tee 9", "B cap 9");
    assertThat(served(Strategy.SPLIT_SHIPMENTS, ORDER, rich)).isEqualTo("A: 1×2 2×1");
  }

  @Test
  void c21SplitShipmentsShipsOncePerLocationUsed() {
    assertThat(served(Strategy.SPLIT_SHIPMENTS, ORDER, SPREAD)).isEqualTo("A: 1×2 | B: 2×1");
    assertThat(served(Strategy.SPLIT_SHIPMENTS, LARGE, SPREAD)).isEqualTo("A: 1×3 | B: 1×2 2×1");
    assertThat(served(Strategy.SPLIT_SHIPMENTS, List.of(line(1, "tee", 4)), SPREAD))
        .as("a line stays whole where one location has all of it")
        .isEqualTo("C: 1×4");
  }

  @Test
  void c21SplitByLineItemsShipsEachLineByItself() {
    List<String> rich = List.of("A tee 9", "A cap 9");
    assertThat(served(Strategy.SPLIT_BY_LINE_ITEMS, ORDER, rich)).isEqualTo("A: 1×2 | A: 2×1");
    assertThat(served(Strategy.SPLIT_BY_LINE_ITEMS, LARGE, SPREAD))
        .isEqualTo("A: 1×3 | B: 1×2 | B: 2×1");
  }

  @Test
  void c21ShipFromPrimaryBringsWhatIsMissingByTransfers() {
    assertThat(served(Strategy.SHIP_FROM_PRIMARY, ORDER, SPREAD)).isEqualTo("A: 1×2 2×1(from B)");
    assertThat(served(Strategy.SHIP_FROM_PRIMARY, LARGE, SPREAD))
        .isEqualTo("A: 1×3 1×2(from B) 2×1(from B)");
    assertThat(served(Strategy.SHIP_FROM_PRIMARY, List.of(line(1, "tee", 10)), SPREAD))
        .isEqualTo("short tee 10 of 9");
  }

  @Test
  void c21ShipFromFirstAvailableShipsFromTheFirstLocationThatHasEverything() {
    Strategy strategy = Strategy.SHIP_FROM_FIRST_AVAILABLE_OR_PRIMARY;
    assertThat(served(strategy, ORDER, SPREAD)).isEqualTo("B: 1×2 2×1");
    assertThat(served(strategy, LARGE, SPREAD))
        .as("no location has it all, so it goes as from the primary")
        .isEqualTo("A: 1×3 1×2(from B) 2×1(from B)");
  }

  @Test
  void linesOfOneSkuShareWhatThereIs() {
    List<Claim.Line> twice = List.of(line(1, "tee", 3), line(2, "tee", 3));
    List<String> six = List.of("A tee 6");
    List<String> five = List.of("A tee 5");
    for (Strategy strategy : Strategy.values()) {
      assertThat(served(strategy, twice, six)).endsWith("2×3");
      assertThat(served(strategy, twice, five)).isEqualTo("short tee 6 of 5");
    }
  }

  @Test
  void whatIsNotCountedIsSentAlongAndWhatIsNotSentIsOnlyTaken() {
    List<Claim.Line> lines =
        List.of(
            new Claim.Line("1", variant("tee", StockMode.TRACKED, true), 1),
            new Claim.Line("2", variant("gift", StockMode.UNLIMITED, false), 1),
            line(3, "cap", 1));
    List<String> shelves = List.of("A tee 1", "B cap 1");
    assertThat(served(Strategy.SPLIT_SHIPMENTS, lines, shelves)).isEqualTo("B: 3×1 2×1 + 1×1");
    assertThat(served(Strategy.SPLIT_SHIPMENTS, lines.subList(1, 2), List.of()))
        .isEqualTo("A: 2×1");
    assertThat(allocate(Strategy.NO_SPLIT, List.of(), lines.subList(1, 2), List.of()).shipments())
        .as("a shop without locations still sends what it does not count")
        .containsExactly(
            new Allocation.Shipment(
                Optional.empty(),
                List.of(
                    new Allocation.Part(
                        "2", "gift", 1, Optional.empty(), Optional.empty(), false))));
  }

  private static String served(Strategy strategy, List<Claim.Line> lines, List<String> shelves) {
    Allocator.Plan plan = plan(strategy, SERVING, lines, shelves);
    if (!plan.shortages().isEmpty()) {
      return String.join(
          ", ",
          plan.shortages().stream()
              .map(
                  each ->
                      "short %s %d of %d"
                          .formatted(each.variant().id(), each.wanted(), each.available()))
              .toList());
    }
    Allocation allocation = allocate(strategy, SERVING, lines, shelves);
    List<String> shipments =
        allocation.shipments().stream()
            .map(each -> each.stockLocationId().orElseThrow() + ": " + parts(each.parts()))
            .toList();
    String unshipped =
        allocation.unshipped().isEmpty() ? "" : " + " + parts(allocation.unshipped());
    return String.join(" | ", shipments) + unshipped;
  }

  private static String parts(List<Allocation.Part> parts) {
    return String.join(
        " ",
        parts.stream()
            .map(
                part ->
                    part.lineId()
                        + "×"
                        + part.quantity()
                        + part.transferFrom().map(from -> "(from " + from + ")").orElse(""))
            .toList());
  }

  private static Allocation allocate(
      Strategy strategy, List<String> serving, List<Claim.Line> lines, List<String> shelves) {
    return Allocation.of(
        strategy, serving, lines, plan(strategy, serving, lines, shelves).takings());
  }

  private static Allocator.Plan plan(
      Strategy strategy, List<String> serving, List<Claim.Line> lines, List<String> shelves) {
    List<StockItem> items = new ArrayList<>();
    for (String shelf : shelves) {
      String[] parts = shelf.split(" ");
      items.add(item(shelf, parts[0], parts[1], Integer.parseInt(parts[2])));
    }
    List<Claim.Line> counted = lines.stream().filter(Claim.Line::tracked).toList();
    return Allocator.plan(strategy, serving, counted, items, false);
  }

  private static Claim.Line line(int id, String sku, int quantity) {
    return new Claim.Line(Integer.toString(id), variant(sku, StockMode.TRACKED, false), quantity);
  }

  private static VariantRef variant(String sku, StockMode mode, boolean doNotShip) {
    return new VariantRef(
        sku,
        "prd",
        Optional.of(sku),
        sku,
        100,
        "USD",
        mode,
        false,
        doNotShip,
        false,
        false,
        ProductType.PHYSICAL);
  }

  private static StockItem item(String id, String location, String variant, int quantity) {
    return StockItem.of(
        id,
        Optional.of(variant),
        variant,
        location,
        quantity,
        0,
        StockItem.Settings.NONE,
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH,
        1);
  }
}
