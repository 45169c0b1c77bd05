package dev.storehand.feature.listings;

import dev.storehand.core.db.Via;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.listings.ListingOperation.Changes;
import java.util.Optional;

/**
 * Takes operations in. What is asked by a call waits for the runner, behind what was asked before;
 * an item of a batch is done at once, since its job waits for nobody and tells its outcome itself.
 */
final class Asking {
  /** Tells that something waits to be done to a listing. */
  static final String REQUESTED = "listing.operation.requested";

  private final ListingStore listings = new ListingStore();
  private final OperationStore operations = new OperationStore();
  private final Doing doing;

  Asking(Doing doing) {
    this.doing = doing;
  }

  /**
   * Asks something of a listing.
   *
   * @throws Problem 404 for an unknown listing; of a batch's item, also why it cannot be done
   */
  ListingOperation ask(
      WriteTx tx, String listingId, OperationType type, Changes changes, Optional<String> reason) {
    boolean atOnce = tx.scope().actor().via() == Via.JOB;
    if (atOnce) {
      doing.holdOf(tx, listingId);
      doing.all(tx, listingId);
    }
    long number =
        listings
            .nextOperation(tx, listingId)
            .orElseThrow(() -> Problem.notFound("Listing", listingId).next("list_listings"));
    ListingOperation asked =
        ListingOperation.pending(
                tx.id("lop"),
                listingId,
                type,
                ListingOperation.Asker.of(tx.scope().actor()),
                changes,
                tx.now())
            .because(reason);
    if (atOnce) {
      ListingOperation ended =
          doing.atOnce(tx, new OperationStore.Waiting(asked, tx.expectedVersion()));
      ended.error().ifPresent(Asking::refuse);
      operations.insert(tx, ended, number, Optional.empty());
      return ended;
    }
    operations.insert(tx, asked, number, tx.expectedVersion());
    tx.happened(REQUESTED, asked);
    return asked;
  }

  private static void refuse(ListingOperation.Failure why) {
    throw Problem.of(Code.CONFLICT, why.code() + ": " + why.message())
        .hint("The listing is as it was; read_listing shows it.")
        .next("read_listing");
  }
}
