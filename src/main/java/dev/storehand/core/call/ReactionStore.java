package dev.storehand.core.call;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table {@code reaction}: what is to be done after events, until it is done. */
final class ReactionStore {

  /** One shop's row of waiting reactions of one name, of which only the first may be next. */
  record Line(String shop, Mode mode, String name) {}

  /**
   * A reaction that waits.
   *
   * @param seq the number of its event
   * @param links how many reactions led to that event, one from the other, this one included
   * @param attempts how often it has failed
   */
  record Waiting(long seq, int links, int attempts) {}

  /** A reaction to be kept. */
  record New(String name, long seq, int links) {}

  void insert(WriteTx tx, List<New> all) {
    tx.sql(
            """
            insert into reaction (shop, mode, name, seq, links, status, attempts, due_at, created_at)
            values (:shop, :mode, :name, :seq, :links, 'waiting', 0, :now, :now)""")
        .bind("now", tx.now())
        .runEach(
            all,
            (sql, each) ->
                sql.bind("name", each.name()).bind("seq", each.seq()).bind("links", each.links()));
  }

  /** The lines of any shop whose first reaction is due, the one that waits longest first. */
  List<Line> due(ReadTx tx, Set<String> names) {
    return tx.unscoped(
            """
            select r.shop, r.mode, r.name from
              (select shop, mode, name, min(seq) as seq from reaction
                where status = 'waiting' and name in (:names) group by shop, mode, name) first
              join reaction r
                on r.shop = first.shop and r.mode = first.mode and r.name = first.name and r.seq = first.seq
            where r.due_at <= :now order by r.due_at, r.shop, r.mode, r.name""")
        .bind("names", names)
        .bind("now", tx.now())
        .list(row -> new Line(row.text("shop"), row.choice("mode", Mode.class), row.text("name")));
  }

  /** The first reactions of a line, in the order of events. */
  List<Waiting> first(ReadTx tx, String name, int most) {
    return tx.sql(
            """
            select seq, links, attempts from reaction
            where shop = :shop and mode = :mode and name = :name and status = 'waiting'
            order by seq limit :most""")
        .bind("name", name)
        .bind("most", most)
        .list(row -> new Waiting(row.number("seq"), row.integer("links"), row.integer("attempts")));
  }

  /**
   * Takes a reaction off the table, to be done in this transaction. Empty where it is not due or in
   * another node's hands; who is given nothing must not go on to the next of the line.
   */
  Optional<Waiting> take(WriteTx tx, String name, long seq) {
    Optional<Waiting> taken =
        tx.sql(
                """
                select seq, links, attempts from reaction
                where shop = :shop and mode = :mode and name = :name and seq = :seq
                  and status = 'waiting' and due_at <= :now
                {for update skip locked}""")
            .bind("name", name)
            .bind("seq", seq)
            .bind("now", tx.now())
            .first(
                row ->
                    new Waiting(row.number("seq"), row.integer("links"), row.integer("attempts")));
    taken.ifPresent(
        waiting ->
            tx.sql(
                    """
                    delete from reaction
                    where shop = :shop and mode = :mode and name = :name and seq = :seq""")
                .bind("name", name)
                .bind("seq", seq)
                .run());
    return taken;
  }

  /**
   * Notes that it failed: for another try at {@code again}, or for good where that is empty.
   * Another node that noted the same failure first wins.
   */
  void failed(WriteTx tx, String name, Waiting waiting, Optional<Instant> again, String error) {
    tx.sql(
            """
            update reaction
            set attempts = attempts + 1, due_at = :due_at, status = :status, error = :error
            where shop = :shop and mode = :mode and name = :name and seq = :seq
              and status = 'waiting' and attempts = :attempts""")
        .bind("name", name)
        .bind("seq", waiting.seq())
        .bind("attempts", waiting.attempts())
        .bind("due_at", again.orElse(tx.now()))
        .bind("status", again.isPresent() ? "waiting" : "failed")
        .bind("error", error)
        .run();
  }

  /** Removes what is older, at most this many rows. */
  int sweep(WriteTx tx, Instant end, int most) {
    return tx.unscoped(
            """
            delete from reaction where (shop, mode, name, seq) in
              (select shop, mode, name, seq from reaction
                where created_at < :end order by created_at limit :most)""")
        .bind("end", end)
        .bind("most", most)
        .run();
  }
}
