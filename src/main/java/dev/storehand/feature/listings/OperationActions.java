package dev.storehand.feature.listings;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Wait;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.job.JobBell;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Size;

/** What was asked of listings, and how it ended. */
public final class OperationActions extends Actions {
  private final OperationStore operations = new OperationStore();
  private final JobBell bell;

  public OperationActions(Floor floor) {
    super(ListingActions.ROOM);
    this.bell = floor.bell();
  }

  record ListListingOperations(@Doc("Of which listing.") @Size(min = 1, max = 64) String id) {}

  final Action<ListListingOperations, Page<ListingOperation>> listListingOperations =
      get("/listings/:id/operations")
          .named("list_listing_operations")
          .says("List all that was ever asked of a listing, in order, and how each ended.")
          .note("Those of a CREATE that failed stay, though there is no such listing.")
          .alsoCalled(
              "history of a listing",
              "who changed this price",
              "why did my listing end",
              "what was done to a listing",
              "log of a listing",
              "past changes of an ask")
          .takes(ListListingOperations.class)
          .lists(ListingOperation.class, "operations", "+number")
          .example(new ListListingOperations(id("lst", 1)))
          .reads(this::list);

  private Page<ListingOperation> list(ListListingOperations in, Paging paging, ReadTx tx) {
    if (!operations.knows(tx, in.id())) {
      throw Problem.notFound("Listing", in.id()).next("list_listings");
    }
    return operations.list(tx, paging, in.id());
  }

  record ReadListingOperation(
      @Doc("Of which listing.") @Size(min = 1, max = 64) String id,
      @Doc("Which operation.") @Size(min = 1, max = 64) String operationId) {}

  final Action<ReadListingOperation, ListingOperation> readListingOperation =
      get("/listings/:id/operations/:operation_id")
          .named("read_listing_operation")
          .says("Read how an operation on a listing is going; with wait, once it has ended.")
          .alsoCalled(
              "is my listing done",
              "poll an operation",
              "why did the operation fail",
              "status of a listing change",
              "did the price change go through",
              "outcome of one listing operation")
          .takes(ReadListingOperation.class)
          .gives(ListingOperation.class)
          .example(new ReadListingOperation(id("lst", 1), id("lop", 1)))
          .awaits(
              (in, tx) -> operations.get(tx, in.id(), in.operationId()),
              new Wait<>(ListingOperation::ended, this::listen));

  private Runnable listen(ReadListingOperation in, Runnable rung) {
    return bell.listenForWork(rung)::close;
  }
}
