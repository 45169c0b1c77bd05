package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Callers who want the same units at the same moment: nothing is sold twice, on one server or on
 * two.
 */
class OversellTest {
  private static final int BUYERS = 64;
  private static final int UNITS = 20;

  @ParameterizedTest
  @EnumSource
  void sixtyFourBuyersOfTheLastTwentyUnitsGetExactlyTwenty(Servers setting) {
    setting.with(
        servers -> {
          String item = servers.get(0).item("TEE", UNITS);
          List<String> outcomes = Crowd.of(BUYERS, n -> () -> take(of(servers, n), item));
          assertThat(outcomes).filteredOn("sold"::equals).hasSize(UNITS);
          assertThat(outcomes).filteredOn("insufficient_stock"::equals).hasSize(BUYERS - UNITS);
          List<Movement> ledger = servers.get(0).ledger(item);
          assertThat(ledger).hasSize(UNITS + 1);
          assertThat(ledger).allMatch(movement -> movement.quantityAfter() >= 0);
          assertThat(servers.get(0).read(item).quantity()).isZero();
        });
  }

  @ParameterizedTest
  @EnumSource
  void whatIsReservedIsSoldToNoneOfThem(Servers setting) {
    setting.with(
        servers -> {
          String item = servers.get(0).item("TEE", UNITS);
          servers.get(0).reserve(item, 5);
          List<String> outcomes = Crowd.of(BUYERS, n -> () -> take(of(servers, n), item));
          assertThat(outcomes).filteredOn("sold"::equals).hasSize(UNITS - 5);
          assertThat(servers.get(0).read(item).quantity()).isEqualTo(5);
        });
  }

  @ParameterizedTest
  @EnumSource
  void noAdjustmentOfManyIsLost(Servers setting) {
    setting.with(
        servers -> {
          String item = servers.get(0).item("TEE", 0);
          Crowd.of(16, n -> () -> addOneByOne(of(servers, n), item, 60));
          assertThat(servers.get(0).read(item).quantity()).isEqualTo(960);
          assertThat(servers.get(0).read(item).version()).isEqualTo(961);
        });
  }

  @ParameterizedTest
  @EnumSource
  void invariant5OfManyWhoBeginTheSameItemOneSucceeds(Servers setting) {
    setting.with(
        servers -> {
          String location = servers.get(0).location();
          servers.get(0).sku("TEE");
          List<String> outcomes = Crowd.of(16, n -> () -> begin(of(servers, n), location, n));
          assertThat(outcomes).filteredOn("made"::equals).hasSize(1);
          assertThat(outcomes).filteredOn("conflict"::equals).hasSize(15);
        });
  }

  @ParameterizedTest
  @EnumSource
  void aLocationIsNotArchivedWithStockThatCameMeanwhile(Servers setting) {
    setting.with(
        servers -> {
          Server first = servers.get(0);
          for (int round = 0; round < 20; round++) {
            String location = first.location();
            first.sku("TEE" + round);
            String item = first.item("TEE" + round, location, 0);
            List<String> outcomes =
                Crowd.of(2, n -> () -> n == 0 ? archive(first, location) : add(servers, item));
            boolean archived = outcomes.get(0).equals("archived");
            assertThat(outcomes.get(1)).isEqualTo(archived ? "invalid_transition" : "added");
            assertThat(first.read(item).quantity()).isEqualTo(archived ? 0 : 1);
          }
        });
  }

  private static Server of(List<Server> servers, int caller) {
    return servers.get(caller % servers.size());
  }

  private static String take(Server server, String item) {
    return Server.outcome("sold", () -> server.adjust(item, -1));
  }

  private static String add(List<Server> servers, String item) {
    return Server.outcome("added", () -> of(servers, 1).adjust(item, 1));
  }

  private static String begin(Server server, String location, int quantity) {
    return Server.outcome("made", () -> server.item("TEE", location, quantity));
  }

  private static String archive(Server server, String location) {
    return Server.outcome("archived", () -> server.archive(location));
  }

  private static int addOneByOne(Server server, String item, int units) {
    for (int i = 0; i < units; i++) {
      server.adjust(item, 1);
    }
    return units;
  }
}
