package dev.storehand.feature.prices;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.VariantCard;
import dev.storehand.feature.prices.Ingested.Outcome;
import dev.storehand.feature.prices.Ingested.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes in what a feed sends: what has the right shape is known, new and newer is written down. */
final class Ingestion {
  /** A feed's clock may be fast by so much. */
  private static final Duration TOLERATED = Duration.ofMinutes(5);

  private final Tape tape = new Tape();

  /** A row that is of a variant of ours. */
  private record Meant(int index, VariantCard card, PriceQuote.Figures figures) {}

  /**
   * Takes prices in.
   *
   * @throws Problem 422 with every fault of shape, and then nothing is taken in
   */
  Ingested take(IngestPrices in, WriteTx tx) {
    List<Fault> faults = faults(in, tx.now());
    if (!faults.isEmpty()) {
      throw Problem.faults(faults);
    }
    Matching matching = Matching.of(tx, in.data());
    Map<Integer, Outcome> outcomes = new TreeMap<>();
    Map<String, List<Meant>> byMarket = new TreeMap<>();
    for (int i = 0; i < in.data().size(); i++) {
      IngestPrices.Row row = in.data().get(i);
      Optional<VariantCard> card = matching.find(row);
      if (card.isEmpty()) {
        outcomes.put(i, unknown(i));
      } else {
        byMarket
            .computeIfAbsent(in.marketOf(row), each -> new ArrayList<>())
            .add(new Meant(i, card.get(), figures(row)));
      }
    }
    Instant quotedAt = Instant.ofEpochSecond(in.timestamp());
    String feed = in.feed().orElseThrow();
    byMarket.forEach(
        (market, rows) ->
            note(tx, new Venue(feed, in.currency(), market), rows, quotedAt, outcomes));
    Ingested done =
        Ingested.of(
            tx.id("ing"), feed, in.currency(), in.timestamp(), List.copyOf(outcomes.values()));
    if (done.updated() > 0) {
      tx.happened("price.ingested", done.summed());
    }
    return done;
  }

  private void note(
      WriteTx tx, Venue venue, List<Meant> rows, Instant quotedAt, Map<Integer, Outcome> outcomes) {
    tape.hold(tx, venue);
    List<String> ids = rows.stream().map(row -> row.card().id()).distinct().toList();
    Map<String, PriceQuote> known = tape.known(tx, venue, ids);
    Map<String, PriceQuote> next = new LinkedHashMap<>();
    for (Meant row : rows) {
      String id = row.card().id();
      Optional<PriceQuote> before =
          Optional.ofNullable(next.get(id)).or(() -> Optional.ofNullable(known.get(id)));
      if (before.filter(quote -> quote.quotedAt().isAfter(quotedAt)).isPresent()) {
        outcomes.put(row.index(), outdated(row.index(), id, before.get()));
        continue;
      }
      boolean same = before.map(PriceQuote::figures).filter(row.figures()::equals).isPresent();
      outcomes.put(
          row.index(), Outcome.of(row.index(), same ? Status.UNCHANGED : Status.UPDATED, id));
      next.put(id, quoted(tx, venue, row, before, quotedAt, same));
    }
    tape.note(
        tx,
        venue,
        next.entrySet().stream()
            .map(
                each ->
                    new Tape.Change(Optional.ofNullable(known.get(each.getKey())), each.getValue()))
            .filter(change -> !change.before().equals(Optional.of(change.after())))
            .toList());
  }

  /** What says the same later only has a later time, so that what is older stays out. */
  private static PriceQuote quoted(
      WriteTx tx,
      Venue venue,
      Meant row,
      Optional<PriceQuote> before,
      Instant quotedAt,
      boolean same) {
    return before
        .map(quote -> quote.at(row.figures(), quotedAt, same ? quote.updatedAt() : tx.now()))
        .orElseGet(
            () ->
                PriceQuote.first(
                    tx,
                    venue,
                    row.card().id(),
                    row.card().product().id(),
                    row.figures(),
                    quotedAt));
  }

  private static Outcome unknown(int index) {
    return Outcome.refused(
        index, Status.UNKNOWN, Optional.empty(), "no single variant is meant by this row");
  }

  private static Outcome outdated(int index, String variantId, PriceQuote known) {
    return Outcome.refused(
        index,
        Status.OUTDATED,
        Optional.of(variantId),
        "a quote of " + known.quotedAt() + " is known already");
  }

  private static PriceQuote.Figures figures(IngestPrices.Row row) {
    if (!row.available()) {
      return PriceQuote.Figures.NONE;
    }
    Map<String, Long> subtotal = new TreeMap<>();
    row.subtotal()
        .orElse(Map.of())
        .forEach((option, price) -> subtotal.put(option, Amount.minor(price, row.currency())));
    return new PriceQuote.Figures(
        row.lowestAsk().map(ask -> Amount.minor(ask, row.currency())),
        row.numberOfAsks().orElse(1L),
        subtotal);
  }

  private static List<Fault> faults(IngestPrices in, Instant now) {
    List<Fault> faults = new ArrayList<>();
    if (in.feed().isEmpty()) {
      faults.add(new Fault("source", "is missing: the event's name does not begin with one"));
    }
    if (in.feed().filter(Venue.OWN::equals).isPresent()) {
      faults.add(new Fault("source", "cannot be own: those are the prices of this shop's market"));
    }
    if (Instant.ofEpochSecond(in.timestamp()).isAfter(now.plus(TOLERATED))) {
      faults.add(new Fault("timestamp", "lies in the future; it is in seconds"));
    }
    for (int i = 0; i < in.data().size(); i++) {
      if (!in.data().get(i).currency().equals(in.currency())) {
        faults.add(
            new Fault("data[" + i + "].currency", "is not the event's, which is " + in.currency()));
      }
    }
    return faults;
  }
}
