package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Invariants 1 to 3 of the domain: whatever several callers do at once, no number is ever negative,
 * and the ledger alone rebuilds every item. A seed makes each caller's actions; their order is the
 * machine's.
 */
class ReplayTest {
  private static final int CALLERS = 8;
  private static final int ACTIONS = 60;
  private static final int PLACES = 6;

  @ParameterizedTest
  @EnumSource
  void invariants1And3TheLedgerRebuildsEveryItemWhateverManyDoAtOnce(Servers setting) {
    for (long seed : new long[] {1, 20_261_121, System.nanoTime()}) {
      setting.with(servers -> actAndReplay(servers, seed));
    }
  }

  private static void actAndReplay(List<Server> servers, long seed) {
    String location = servers.get(0).location();
    IntStream.range(0, PLACES).forEach(place -> servers.get(0).sku("SKU" + place));
    List<Set<String>> made =
        Crowd.of(
            CALLERS,
            n -> () -> act(servers.get(n % servers.size()), location, n, new Random(seed + n)));
    Set<String> items = new TreeSet<>();
    made.forEach(items::addAll);
    assertThat(items).as("seed %d", seed).isNotEmpty();
    items.forEach(item -> replay(servers.get(0), item, seed));
  }

  /** Does a caller's actions; gives the ids of the items it has seen. */
  private static Set<String> act(Server server, String location, int caller, Random random) {
    Set<String> seen = new TreeSet<>();
    List<String> known = new ArrayList<>();
    for (int i = 0; i < ACTIONS; i++) {
      String sku = "SKU" + random.nextInt(PLACES);
      server.at(sku, location).ifPresent(known::add);
      String item = known.isEmpty() ? "sti_none" : known.get(random.nextInt(known.size()));
      int roll = random.nextInt(100);
      int units = random.nextInt(12);
      if (roll < 15) {
        Server.outcome("made", () -> known.add(server.item(sku, location, units)));
      } else if (roll < 45) {
        Server.outcome("adjusted", () -> server.adjust(item, units - 6));
      } else if (roll < 55) {
        Server.outcome("set", () -> server.set(item, units));
      } else if (roll < 60) {
        Server.outcome("deleted", () -> server.delete(item));
      } else {
        order(server, caller + "_" + random.nextInt(5), sku + " " + (1 + units / 4), roll);
      }
      seen.addAll(known);
    }
    return seen;
  }

  /**
   * Moves one of the caller's own orders on: nobody else touches it, as its row's lock will see to.
   */
  private static void order(Server server, String order, String line, int roll) {
    Share share = Share.all(ClaimRef.order("ord_" + order));
    if (roll < 75) {
      Server.outcome("placed", () -> server.place(share.ref().id(), line, line));
    } else if (roll < 87) {
      Server.outcome("held", () -> server.hold(share.ref().id(), line));
    } else {
      Server.outcome(
          "cancelled", () -> server.write(tx -> Server.CLAIMS.cancel(tx, share, "cancelled")));
    }
  }

  private static void replay(Server server, String item, long seed) {
    String as = "seed %d, item %s".formatted(seed, item);
    List<Movement> ledger = server.ledger(item);
    int quantity = 0;
    int reserved = 0;
    for (int i = 0; i < ledger.size(); i++) {
      Movement movement = ledger.get(i);
      quantity += movement.delta();
      reserved += movement.reservedDelta();
      assertThat(movement.seq()).as(as).isEqualTo(i + 1L);
      assertThat(movement.quantityAfter()).as(as).isEqualTo(quantity).isNotNegative();
      assertThat(movement.reservedAfter()).as(as).isEqualTo(reserved).isNotNegative();
    }
    boolean deleted = ledger.get(ledger.size() - 1).reason().equals("deleted");
    if (deleted) {
      assertThat(quantity).as(as).isZero();
      assertThat(Server.outcome("there", () -> server.read(item))).as(as).isEqualTo("not_found");
    } else {
      assertThat(server.read(item).quantity()).as(as).isEqualTo(quantity);
      assertThat(server.read(item).reserved())
          .as(as)
          .isEqualTo(reserved)
          .isEqualTo(server.held(item));
    }
  }
}
