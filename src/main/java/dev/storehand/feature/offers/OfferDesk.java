package dev.storehand.feature.offers;

import dev.storehand.core.action.Capability;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.Collections;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.offers.OfferStore.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads and changes offers for all actions of this room: what is checked of each change. */
public final class OfferDesk {
  private final OfferStore offers = new OfferStore();
  private final Collections collections = new Collections();
  private final Gate gate;
  private final KnownMarkets markets;
  private final ShopDays days;

  public OfferDesk(Variants variants, KnownMarkets markets, ShopDays days) {
    this.gate = new Gate(variants);
    this.markets = markets;
    this.days = days;
  }

  Held get(ReadTx tx, String id) {
    return offers.get(tx, id);
  }

  /** The offer, to be changed; the gate is entered before, since it may come to sell more. */
  Held enter(WriteTx tx, String id) {
    gate.enter(tx);
    Held held = get(tx, id);
    tx.expecting(held.offer());
    OfferMove.CHANGE.check(held.offer());
    return held;
  }

  /** Whether an offer as it will be stays apart from the others; 409 where it does not. */
  void pass(WriteTx tx, Held offer) {
    gate.pass(tx, offer);
  }

  /** Takes an offer a step on. */
  Offer move(WriteTx tx, String id, OfferMove move, UnaryOperator<Life> step) {
    gate.enter(tx);
    Held held = get(tx, id);
    Offer before = tx.expecting(held.offer());
    move.check(before);
    return moved(tx, held, move, step.apply(before.life()));
  }

  private Offer moved(WriteTx tx, Held held, OfferMove move, Life next) {
    Offer after = held.offer().moved(next, tx.now());
    gate.pass(tx, new Held(after, held.settings()));
    offers.save(tx, after);
    tx.happened(move.event(), held.offer(), after);
    return after
        .life()
        .due(tx.now())
        .map(
            due -> moved(tx, new Held(after, held.settings()), due, after.life().by(due, tx.now())))
        .orElse(after);
  }

  /** Does what the clock has brought about, if it still has. */
  void tick(WriteTx tx, String id) {
    gate.enter(tx);
    Held held = get(tx, id);
    held.offer()
        .life()
        .due(tx.now())
        .ifPresent(due -> moved(tx, held, due, held.offer().life().by(due, tx.now())));
  }

  /**
   * Changes an offer's settings.
   *
   * @param below what the caller's paths begin with: {@code delivery.} where he speaks of that
   *     block alone
   * @throws Problem 422 with every fault of all blocks; 409 where it would sell what another sells
   */
  Settings change(WriteTx tx, String id, String below, UnaryOperator<Settings> change) {
    Held held = enter(tx, id);
    Settings before = held.settings();
    Settings after = change.apply(before);
    if (after.equals(before)) {
      return before;
    }
    refuse(faults(tx, before, after), below);
    Offer next = held.offer().selling(after.products(), tx.now());
    if (!after.products().equals(before.products()) || !after.markets().equals(before.markets())) {
      gate.pass(tx, new Held(next, after));
    }
    offers.save(tx, next);
    offers.saveSettings(tx, id, after);
    tx.happened(
        "offer.settings_updated", new OfferSettings(id, before), new OfferSettings(id, after));
    return after;
  }

  /** Serves a capability with a block of the settings. */
  <T extends Record> Capability<T> serves(
      String block,
      Capability<T> capability,
      Function<Settings, T> of,
      BiFunction<Settings, T, Settings> with) {
    return capability.served(
        (id, tx) -> of.apply(get(tx, id).settings()),
        (patch, tx) ->
            of.apply(
                change(
                    tx,
                    patch.id(),
                    block + ".",
                    all -> with.apply(all, patch.applyTo(of.apply(all))))));
  }

  /** What of the settings does not fit together, and what of the changes the data refuses. */
  private List<Fault> faults(WriteTx tx, Settings before, Settings after) {
    List<Fault> faults = new ArrayList<>(after.faults());
    faults.addAll(Promised.past(before, after, tx.now(), days.zone(tx)));
    if (!after.products().equals(before.products())) {
      after
          .products()
          .collectionId()
          .filter(each -> !collections.has(tx, each))
          .ifPresent(
              each ->
                  faults.add(
                      new Fault("products.collection_id", "is unknown or archived: " + each)));
    }
    if (!after.markets().equals(before.markets())) {
      Set<String> known = markets.among(tx, after.markets().named());
      List<String> ids = after.markets().marketIds();
      for (int i = 0; i < ids.size(); i++) {
        if (!known.contains(ids.get(i))) {
          faults.add(
              new Fault("markets.market_ids[" + i + "]", "is unknown or archived: " + ids.get(i)));
        }
      }
      after.markets().overrides().keySet().stream()
          .filter(each -> !known.contains(each) && !ids.contains(each))
          .sorted()
          .forEach(
              each -> faults.add(new Fault("markets.overrides." + each, "is no market in use")));
    }
    return faults;
  }

  private static void refuse(List<Fault> faults, String below) {
    if (!faults.isEmpty()) {
      throw Problem.faults(
          faults.stream()
              .map(
                  each ->
                      each.path().startsWith(below)
                          ? new Fault(each.path().substring(below.length()), each.sentence())
                          : each)
              .toList());
    }
  }
}
