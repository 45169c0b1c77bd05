package dev.storehand.feature.shops;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Schemas;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What other rooms and the shell may ask of shops. */
public final class Shops {
  private final ShopStore shops = new ShopStore();
  private final MarketStore markets = new MarketStore();

  /** The shop of the transaction's caller; no write waits for another that reads it. */
  public Shop own(ReadTx tx) {
    return shops
        .find(tx, tx.scope().shop())
        .orElseThrow(() -> Problem.notFound("Shop", tx.scope().shop()));
  }

  /** The same, for a write that changes it. */
  Shop ownLocked(WriteTx tx) {
    return shops
        .lock(tx, tx.scope().shop())
        .orElseThrow(() -> Problem.notFound("Shop", tx.scope().shop()));
  }

  /** Every shop, oldest first. */
  public List<Shop> all(ReadTx tx) {
    return shops.all(tx);
  }

  /**
   * A market that sells, by id or code; the default one where none is named.
   *
   * @throws Problem 422 at {@code market} for one unknown or archived
   */
  public MarketRef market(ReadTx tx, Optional<String> idOrCode) {
    return markets
        .find(tx, idOrCode)
        .orElseThrow(
            () ->
                Problem.fault("market", "is unknown or archived: " + idOrCode.orElse("default"))
                    .next("list_markets"));
  }

  /** Those of these ids that are markets in use. */
  public Set<String> marketsAmong(ReadTx tx, Collection<String> ids) {
    return Set.copyOf(markets.among(tx, ids));
  }

  /** The time zone in which the caller's shop counts its days. */
  public ZoneId timeZone(ReadTx tx) {
    return ZoneId.of(own(tx).timeZone());
  }

  /** The codes of the markets that name an inventory model. */
  public List<String> marketsWith(ReadTx tx, String inventoryModelId) {
    return markets.codesWith(tx, inventoryModelId);
  }

  /**
   * Opens a shop, with a default market in live and in test mode.
   *
   * @throws Problem 422 with what is wrong with name, currency and time zone
   */
  public Shop open(WriteTx tx, String name, String currency, String timeZone) {
    Shop shop =
        new Shop(
            tx.id("shp"), name, currency, timeZone, List.of(), List.of(), tx.now(), tx.now(), 1);
    List<Fault> faults = Schemas.input(Shop.class).faults(Json.tree(shop));
    if (!faults.isEmpty()) {
      throw Problem.faults(faults);
    }
    shops.insert(tx, shop);
    for (Mode mode : Mode.values()) {
      markets.insert(tx, shop.id(), mode, Market.first(tx, currency));
    }
    return shop;
  }
}
