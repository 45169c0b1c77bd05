package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.WriteTx;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders that want the same units at the same moment, on one server or on two. */
class ClaimRaceTest {
  private static final int BUYERS = 64;
  private static final int UNITS = 20;

  @ParameterizedTest
  @EnumSource
  void invariant7SixtyFourBuyersOfTheLastTwentyGetExactlyTwenty(Servers setting) {
    setting.with(
        servers -> {
          String item = servers.get(0).item("TEE", UNITS);
          List<String> outcomes =
              Crowd.of(BUYERS, n -> () -> buy(of(servers, n), "ord_" + n, "TEE 1"));
          assertThat(outcomes).filteredOn("sold"::equals).hasSize(UNITS);
          assertThat(outcomes).filteredOn("insufficient_stock"::equals).hasSize(BUYERS - UNITS);
          assertThat(servers.get(0).ledger(item)).allMatch(each -> each.quantityAfter() >= 0);
          settled(servers.get(0), item, 0);
        });
  }

  @ParameterizedTest
  @EnumSource
  void theSameSkuTwiceInOneOrderIsOneClaimForEveryBuyer(Servers setting) {
    setting.with(
        servers -> {
          String item = servers.get(0).item("TEE", UNITS);
          List<String> outcomes =
              Crowd.of(BUYERS, n -> () -> buy(of(servers, n), "ord_" + n, "TEE 1", "TEE 2"));
          assertThat(outcomes).filteredOn("sold"::equals).hasSize(UNITS / 3);
          settled(servers.get(0), item, UNITS % 3);
        });
  }

  @ParameterizedTest
  @EnumSource
  void ordersOfTwoSkusInEitherOrderDoNotBlockEachOther(Servers setting) {
    setting.with(
        servers -> {
          Server first = servers.get(0);
          String location = first.location();
          first.sku("TEE");
          first.sku("CAP");
          String tee = first.item("TEE", location, UNITS);
          String cap = first.item("CAP", location, UNITS);
          List<String> outcomes =
              Crowd.of(
                  BUYERS,
                  n ->
                      () ->
                          n % 2 == 0
                              ? buy(of(servers, n), "ord_" + n, "TEE 1", "CAP 1")
                              : buy(of(servers, n), "ord_" + n, "CAP 1", "TEE 1"));
          assertThat(outcomes).filteredOn("sold"::equals).hasSize(UNITS);
          assertThat(outcomes).filteredOn("insufficient_stock"::equals).hasSize(BUYERS - UNITS);
          settled(first, tee, 0);
          settled(first, cap, 0);
        });
  }

  @ParameterizedTest
  @EnumSource
  void buyersRaceWithDraftsThatExpireAndWithTheSweep(Servers setting) {
    setting.with(
        servers -> {
          Server first = servers.get(0);
          String item = first.item("TEE", UNITS);
          first.write(tx -> Server.CLAIMS.hold(tx, twentyLines(tx)));
          first.write(ClaimRaceTest::letThemBeOver);
          assertThat(first.held(item)).isEqualTo(UNITS);
          List<String> outcomes =
              Crowd.of(
                  BUYERS,
                  n ->
                      () ->
                          n % 16 == 0
                              ? sweep(of(servers, n))
                              : buy(of(servers, n), "ord_" + n, "TEE 1"));
          assertThat(outcomes).filteredOn("sold"::equals).hasSize(UNITS);
          assertThat(first.ledger(item))
              .filteredOn(each -> each.reason().equals("expired"))
              .as("each draft ended once")
              .hasSize(UNITS);
          settled(first, item, 0);
        });
  }

  @ParameterizedTest
  @EnumSource
  void c13ManyWhoCancelTheSameOrderGiveItBackOnce(Servers setting) {
    setting.with(
        servers -> {
          String item = servers.get(0).item("TEE", UNITS);
          servers.get(0).place("ord_1", "TEE 7");
          List<Integer> given =
              Crowd.of(
                  8,
                  n ->
                      () ->
                          of(servers, n)
                              .write(
                                  tx ->
                                      Server.CLAIMS.cancel(
                                          tx, Share.all(ClaimRef.order("ord_1")), "cancelled")));
          assertThat(given).containsOnlyOnce(7).filteredOn(units -> units == 0).hasSize(7);
          settled(servers.get(0), item, UNITS);
        });
  }

  private static Claim twentyLines(WriteTx tx) {
    String[] lines = Collections.nCopies(UNITS, "TEE 1").toArray(String[]::new);
    return Claim.of(
        ClaimRef.order("ord_cart"), new Models().get(tx, Optional.empty()), Scene.lines(tx, lines));
  }

  private static int letThemBeOver(WriteTx tx) {
    return tx.sql("update stock_reservation set expires_at = 1 where shop = :shop and mode = :mode")
        .run();
  }

  /** Invariants 2 and 3: what is cached is what reservations and ledger add up to. */
  private static void settled(Server server, String item, int quantity) {
    List<Movement> ledger = server.ledger(item);
    assertThat(server.read(item).quantity()).isEqualTo(quantity);
    assertThat(ledger.stream().mapToInt(Movement::delta).sum()).isEqualTo(quantity);
    assertThat(server.read(item).reserved()).isEqualTo(server.held(item));
    assertThat(ledger.stream().mapToInt(Movement::reservedDelta).sum())
        .isEqualTo(server.held(item));
  }

  private static Server of(List<Server> servers, int caller) {
    return servers.get(caller % servers.size());
  }

  private static String buy(Server server, String order, String... lines) {
    return Server.outcome("sold", () -> server.place(order, lines));
  }

  private static String sweep(Server server) {
    server.write(tx -> new Expiry().sweep(tx));
    return "swept";
  }
}
