package dev.storehand.feature.listings;

import dev.storehand.core.action.Sweep;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table {@code listing_operation}. */
final class OperationStore {

  /**
   * An operation that waits to be done.
   *
   * @param expectedVersion which version of its listing, or of its sale, it was asked for
   */
  record Waiting(ListingOperation operation, Optional<Long> expectedVersion) {
    String listingId() {
      return operation.listingId();
    }
  }

  /** The operation, of whichever listing. */
  Optional<ListingOperation> find(ReadTx tx, String id) {
    return tx.sql(
            "select * from listing_operation where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .first(OperationStore::operation);
  }

  /**
   * The operation of a listing.
   *
   * @throws Problem 404
   */
  ListingOperation get(ReadTx tx, String listingId, String id) {
    return find(tx, id)
        .filter(each -> each.listingId().equals(listingId))
        .orElseThrow(() -> Problem.notFound("Operation", id).next("list_listing_operations"));
  }

  /** A listing's operations, in the order in which they were asked. */
  Page<ListingOperation> list(ReadTx tx, Paging paging, String listingId) {
    return tx.select(
            paging,
            "o.*",
            """
            listing_operation o
            where o.shop = :shop and o.mode = :mode and o.listing_id = :listing""")
        .bind("listing", listingId)
        .id("o.id")
        .sort("number", "o.number", SortKind.NUMBER)
        .ascending()
        .page(OperationStore::operation);
  }

  /** Whether anything was ever asked of such a listing. */
  boolean knows(ReadTx tx, String listingId) {
    return last(tx, listingId).isPresent();
  }

  /** What was asked last. */
  Optional<ListingOperation> last(ReadTx tx, String listingId) {
    return tx.sql(
            """
            select * from listing_operation
            where shop = :shop and mode = :mode and listing_id = :listing
            order by number desc limit 1""")
        .bind("listing", listingId)
        .first(OperationStore::operation);
  }

  /** What waits to be done to some listings, that of each in order. */
  List<Waiting> pending(ReadTx tx, Collection<String> listingIds) {
    return tx.sql(
            """
            select * from listing_operation
            where shop = :shop and mode = :mode and listing_id in (:listings) and status = 'PENDING'
            order by listing_id, number""")
        .bind("listings", listingIds)
        .list(row -> new Waiting(operation(row), row.maybeNumber("expected_version")));
  }

  void insert(WriteTx tx, ListingOperation operation, long number, Optional<Long> expectedVersion) {
    tx.sql(
            """
            insert into listing_operation (id, shop, mode, listing_id, number, type, status,
              initiated_by, initiated_via, changes, reason, expected_version, created_at,
              updated_at)
            values (:id, :shop, :mode, :listing, :number, :type, :status, :by, :via, :changes,
              :reason, :expected, :created, :updated)""")
        .bind("id", operation.operationId())
        .bind("listing", operation.listingId())
        .bind("number", number)
        .bind("type", operation.operationType())
        .bind("status", operation.operationStatus())
        .bind("by", operation.operationInitiatedBy())
        .bind("via", operation.operationInitiatedVia())
        .json("changes", operation.changes())
        .bind("reason", operation.reason())
        .bind("expected", expectedVersion)
        .bind("created", operation.createdAt())
        .bind("updated", operation.updatedAt())
        .run();
  }

  /**
   * Writes down how it ended.
   *
   * @return whether it had not ended before
   */
  boolean end(WriteTx tx, ListingOperation operation) {
    return tx.sql(
                """
            update listing_operation set status = :status, error_code = :code,
              error_message = :message, updated_at = :updated
            where shop = :shop and mode = :mode and id = :id and status = 'PENDING'""")
            .bind("id", operation.operationId())
            .bind("status", operation.operationStatus())
            .bind("code", operation.error().map(ListingOperation.Failure::code))
            .bind("message", operation.error().map(ListingOperation.Failure::message))
            .bind("updated", operation.updatedAt())
            .run()
        == 1;
  }

  /** Those of any shop that have waited since then, by id after the one given. */
  List<Sweep.Due> waitingSince(ReadTx tx, Instant since, String after, int most) {
    return tx.unscoped(
            """
            select id, shop, mode from listing_operation
            where status = 'PENDING' and created_at <= :since and id > :after
            order by id limit :most""")
        .bind("since", since)
        .bind("after", after)
        .bind("most", most)
        .list(
            row -> new Sweep.Due(row.text("shop"), row.choice("mode", Mode.class), row.text("id")));
  }

  private static ListingOperation operation(Row row) {
    String listing = row.text("listing_id");
    String id = row.text("id");
    return new ListingOperation(
        listing,
        id,
        row.choice("type", OperationType.class),
        row.choice("status", ListingOperation.Status.class),
        ListingOperation.url(listing, id),
        row.choice("initiated_by", ListingOperation.By.class),
        row.choice("initiated_via", ListingOperation.Channel.class),
        row.maybeText("reason"),
        row.time("created_at"),
        row.time("updated_at"),
        row.maybeText("error_code")
            .map(code -> new ListingOperation.Failure(code, row.text("error_message"))),
        row.json("changes", ListingOperation.Changes.class));
  }
}
