package dev.storehand.feature.prices;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.util.List;
import java.util.Optional;

/** The table {@code price_mark}, changed only by who holds the watch. */
final class MarkStore {

  /** What a mark is of: a variant's price, or the least of a product's. */
  enum Level {
    VARIANT,
    PRODUCT
  }

  /**
   * What a watch was told last.
   *
   * @param told the price, empty for not for sale
   */
  record Mark(String watchId, Level level, String subject, Optional<Long> told) {
    /** The same once another price was told. */
    Mark told(Optional<Long> price) {
      return new Mark(watchId, level, subject, price);
    }
  }

  /**
   * Notes that these have changed; what was told last stays as it was, and is what {@code told}
   * says where there was nothing yet.
   */
  void changed(WriteTx tx, List<Mark> marks) {
    tx.sql(
            """
            insert into price_mark (shop, mode, watch_id, level, subject_id, told_cents, changed_at)
            values (:shop, :mode, :watch, :level, :subject, :told, :now)
            on conflict (watch_id, level, subject_id) do update
              set changed_at = coalesce(price_mark.changed_at, excluded.changed_at)""")
        .bind("now", tx.now())
        .runEach(
            marks,
            (sql, mark) ->
                sql.bind("watch", mark.watchId())
                    .bind("level", mark.level())
                    .bind("subject", mark.subject())
                    .bind("told", mark.told()));
  }

  /** The first marks of a watch that have changed, variants before products. */
  List<Mark> changed(ReadTx tx, String watchId, int most) {
    return tx.sql(
            """
            select level, subject_id, told_cents from price_mark
            where shop = :shop and mode = :mode and watch_id = :watch and changed_at is not null
            order by level desc, subject_id limit :most""")
        .bind("watch", watchId)
        .bind("most", most)
        .list(
            row ->
                new Mark(
                    watchId,
                    row.choice("level", Level.class),
                    row.text("subject_id"),
                    row.maybeNumber("told_cents")));
  }

  /** Notes that these were looked at; each has been told what it says. */
  void settled(WriteTx tx, List<Mark> marks) {
    tx.sql(
            """
            update price_mark set told_cents = :told, changed_at = null
            where shop = :shop and mode = :mode and watch_id = :watch and level = :level
              and subject_id = :subject""")
        .runEach(
            marks,
            (sql, mark) ->
                sql.bind("watch", mark.watchId())
                    .bind("level", mark.level())
                    .bind("subject", mark.subject())
                    .bind("told", mark.told()));
  }

  /** Has everything of a watch looked at again. Gives how many there are. */
  int again(WriteTx tx, String watchId) {
    return tx.sql(
            """
            update price_mark set changed_at = :now
            where shop = :shop and mode = :mode and watch_id = :watch and changed_at is null""")
        .bind("watch", watchId)
        .bind("now", tx.now())
        .run();
  }

  void delete(WriteTx tx, String watchId) {
    tx.sql("delete from price_mark where shop = :shop and mode = :mode and watch_id = :watch")
        .bind("watch", watchId)
        .run();
  }
}
