package dev.storehand.feature.prices;

import dev.storehand.core.db.Resource;
import dev.storehand.core.schema.Doc;
import java.util.List;
import java.util.Optional;

/** What became of prices that a feed sent. */
@Doc("What became of the prices a feed sent.")
record Ingested(
    @Doc("The id of this taking in.") String id,
    @Doc("The feed.") String source,
    @Doc("The currency.") String currency,
    @Doc("When the feed said so, in seconds since 1970.") long timestamp,
    @Doc("How many rows came.") int total,
    @Doc("How many changed a quote.") int updated,
    @Doc("How many said what was known.") int unchanged,
    @Doc("How many were older than what is known.") int outdated,
    @Doc("How many are of no variant here.") int unknown,
    @Doc("What became of each row, in order; left out in events.") Optional<List<Outcome>> rows)
    implements Resource {

  /** What becomes of a row. */
  enum Status {
    UPDATED,
    UNCHANGED,
    OUTDATED,
    UNKNOWN
  }

  /** What became of a row. */
  @Doc("What became of a row.")
  record Outcome(
      @Doc("Which row, from 0.") int index,
      @Doc("updated; or unchanged, outdated or unknown, and then nothing happened.") Status status,
      @Doc("The variant it is of.") Optional<String> variantId,
      @Doc("Why nothing happened.") Optional<String> error) {

    static Outcome of(int index, Status status, String variantId) {
      return new Outcome(index, status, Optional.of(variantId), Optional.empty());
    }

    static Outcome refused(int index, Status status, Optional<String> variantId, String error) {
      return new Outcome(index, status, variantId, Optional.of(error));
    }
  }

  static Ingested of(
      String id, String source, String currency, long timestamp, List<Outcome> rows) {
    return new Ingested(
        id,
        source,
        currency,
        timestamp,
        rows.size(),
        count(rows, Status.UPDATED),
        count(rows, Status.UNCHANGED),
        count(rows, Status.OUTDATED),
        count(rows, Status.UNKNOWN),
        Optional.of(rows));
  }

  private static int count(List<Outcome> rows, Status status) {
    return (int) rows.stream().filter(row -> row.status() == status).count();
  }

  /** The same without its rows. */
  Ingested summed() {
    return new Ingested(
        id,
        source,
        currency,
        timestamp,
        total,
        updated,
        unchanged,
        outdated,
        unknown,
        Optional.empty());
  }
}
