package dev.storehand.feature.listings;

import dev.storehand.core.action.Sweep;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.listings.ListingOperation.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds books, and does what was asked of their listings: of one listing in the order in which it
 * was asked, each by itself. One that fails has changed nothing but its own row.
 */
final class Doing {
  private static final Logger LOG = LoggerFactory.getLogger(Doing.class);

  /** What the runner has not done by then, the clock brings about. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private final ListingStore listings = new ListingStore();
  private final OperationStore operations = new OperationStore();
  private final Book book;
  private final ListingMoves moves;

  Doing(Book book, ListingMoves moves) {
    this.book = book;
    this.moves = moves;
  }

  /**
   * Holds a variant's book: until the write ends, nobody else changes a listing, an ask, a bid or a
   * sale of it. What has expired by now is taken out first; and before that, what was asked of it
   * while it had not expired is done.
   */
  void hold(WriteTx tx, String variantId) {
    if (book.locked(tx, variantId)) {
      Map<String, Instant> ends =
          book.due(tx, variantId).stream()
              .collect(Collectors.toMap(Ask::listingId, Ask::expiresAt));
      inTime(tx, ends);
      book.expire(tx, variantId);
    }
  }

  private void inTime(WriteTx tx, Map<String, Instant> ends) {
    if (!ends.isEmpty()) {
      operations.pending(tx, ends.keySet()).stream()
          .filter(each -> each.operation().createdAt().isBefore(ends.get(each.listingId())))
          .forEach(each -> one(tx, each));
    }
  }

  /** Holds the book that a listing stands in. */
  void holdOf(WriteTx tx, String listingId) {
    listings.find(tx, listingId).ifPresent(found -> hold(tx, found.variantId()));
  }

  /** Does all that waits, up to an operation and beyond; nothing where another was faster. */
  void upTo(WriteTx tx, String operationId) {
    operations
        .find(tx, operationId)
        .filter(each -> !each.ended())
        .ifPresent(
            each -> {
              holdOf(tx, each.listingId());
              all(tx, each.listingId());
            });
  }

  /** Does all that waits for a listing whose book is held. */
  void all(WriteTx tx, String listingId) {
    operations.pending(tx, List.of(listingId)).forEach(each -> one(tx, each));
  }

  /** What has waited for long. */
  List<Sweep.Due> late(ReadTx tx, String after, int most) {
    return operations.waitingSince(tx, tx.now().minus(LATE), after, most);
  }

  /**
   * Does at once what is asked of a listing whose book is held and for which nothing waits any
   * more. How it ended is the caller's to write down.
   */
  ListingOperation atOnce(WriteTx tx, OperationStore.Waiting asked) {
    ListingOperation ended = ended(tx, asked);
    tell(tx, asked.operation(), ended);
    return ended;
  }

  private void one(WriteTx tx, OperationStore.Waiting waiting) {
    ListingOperation asked = waiting.operation();
    ListingOperation ended = ended(tx, waiting);
    // Of a listing that never came to be no book can be held: another may be ending it as well.
    if (operations.end(tx, ended)) {
      tell(tx, asked, ended);
    }
    if (ended.error().isPresent() && asked.operationType() == OperationType.CREATE) {
      listings.remove(tx, asked.listingId());
    }
  }

  private ListingOperation ended(WriteTx tx, OperationStore.Waiting waiting) {
    ListingOperation asked = waiting.operation();
    return tried(tx, waiting)
        .map(why -> asked.failed(why, tx.now()))
        .orElseGet(() -> asked.succeeded(tx.now()));
  }

  private static void tell(WriteTx tx, ListingOperation asked, ListingOperation ended) {
    boolean failed = ended.error().isPresent();
    tx.happened(failed ? "listing.operation.failed" : "listing.operation.succeeded", asked, ended);
  }

  private Optional<Failure> tried(WriteTx tx, OperationStore.Waiting waiting) {
    try {
      return tx.attempt(waiting.expectedVersion(), part -> done(part, waiting.operation()));
    } catch (Problem refused) {
      if (refused.code() == Code.UNAVAILABLE) {
        throw refused;
      }
      return Optional.of(
          new Failure(refused.code().name().toLowerCase(Locale.ROOT), refused.detail()));
    } catch (RuntimeException defect) {
      if (tx.lost()) {
        throw defect;
      }
      LOG.error("operation {} failed", waiting.operation().operationId(), defect);
      return Optional.of(new Failure("server_error", "The server failed; nothing was changed"));
    }
  }

  private Optional<Failure> done(WriteTx tx, ListingOperation asked) {
    Optional<Listing> found = listings.find(tx, asked.listingId());
    if (found.isEmpty()) {
      return Optional.of(new Failure("listing_unknown", "The listing never came to be"));
    }
    if (asked.operationType() != OperationType.CANCEL_ORDER) {
      // Who calls a sale off expects a version of that.
      tx.expecting(found.get());
    }
    Optional<Failure> why = Refusals.of(found.get(), asked, tx.now());
    return why.isPresent() ? why : moves.make(tx, found.get(), asked);
  }
}
