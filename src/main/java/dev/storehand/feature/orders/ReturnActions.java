package dev.storehand.feature.orders;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** What comes back. */
public final class ReturnActions extends Actions {
  private final OrderBook book = new OrderBook();
  private final ReturnStore returns = new ReturnStore();
  private final Returning returning;

  public ReturnActions(Desk desk) {
    super(OrderActions.ROOM);
    this.returning = new Returning(desk.restocking());
  }

  record ListReturns(
      @Doc("Of which order, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("Only those of this status.") Optional<Return.Status> status) {}

  final Action<ListReturns, Page<Return>> listReturns =
      get("/orders/:id/returns")
          .named("list_returns")
          .says("List an order's returns, newest first.")
          .alsoCalled(
              "what was sent back", "show return requests", "returns of an order", "what came back")
          .takes(ListReturns.class)
          .lists(Return.class, "returns", "created_at")
          .example(new ListReturns(id("ord", 7), Optional.empty()))
          .reads(this::list);

  private Page<Return> list(ListReturns in, Paging paging, ReadTx tx) {
    return returns.list(tx, paging, book.get(tx, in.id()).id(), in.status());
  }

  record NewLine(
      @Doc("Which line of the order.") @Size(min = 1, max = 64) String orderLineId,
      @Doc("How many.") @Min(1) @Max(1_000_000) int quantity,
      @Doc("Why, in the buyer's words.") @Size(min = 1, max = 500) Optional<String> reason) {}

  record CreateReturn(
      @Doc("Of which order, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("What comes back.") @Size(min = 1, max = 100) List<NewLine> lines,
      @Doc("Where to; the inventory model's first return location unless told.")
          @Size(min = 1, max = 64)
          Optional<String> stockLocationId,
      @Doc("A note of your own.") @Size(min = 1, max = 2000) Optional<String> note) {}

  final Action<CreateReturn, Return> createReturn =
      post("/orders/:id/returns")
          .named("create_return")
          .says("Ask for the return of some of what was sent of an order.")
          .note("Nothing is put into stock before restock_return, and no money given back.")
          .alsoCalled(
              "start an RMA",
              "the customer sends it back",
              "register a return",
              "the goods do not fit and come back")
          .takes(CreateReturn.class)
          .gives(Return.class)
          .example(
              new CreateReturn(
                  id("ord", 7),
                  List.of(new NewLine(id("oln", 8), 1, Optional.of("too small"))),
                  Optional.empty(),
                  Optional.empty()))
          .writes(this::create);

  private Return create(CreateReturn in, WriteTx tx) {
    return returning.request(tx, tx.expecting(book.get(tx, in.id())), in);
  }

  final Action<ById, Return> readReturn =
      get("/returns/:id")
          .named("read_return")
          .says("Read one return and what is in it.")
          .alsoCalled("show an RMA", "show a return", "status of a return", "reason for a return")
          .takes(ById.class)
          .gives(Return.class)
          .example(new ById(id("rtn", 1)))
          .reads((in, tx) -> returns.get(tx, in.id()));

  final Action<ById, Return> approveReturn =
      post("/returns/:id/approve")
          .named("approve_return")
          .says("Accept a return, so that the goods may be sent back.")
          .alsoCalled(
              "authorize an RMA",
              "accept a return",
              "allow a customer to send goods back",
              "agree to a return")
          .takes(ById.class)
          .gives(Return.class)
          .example(new ById(id("rtn", 1)))
          .writes((in, tx) -> move(tx, in, ReturnMove.APPROVE));

  final Action<ById, Return> rejectReturn =
      post("/returns/:id/reject")
          .named("reject_return")
          .says("Refuse a return.")
          .alsoCalled(
              "decline an RMA", "refuse to take goods back", "turn a return down", "deny a return")
          .takes(ById.class)
          .gives(Return.class)
          .example(new ById(id("rtn", 1)))
          .writes((in, tx) -> move(tx, in, ReturnMove.REJECT));

  final Action<ById, Return> receiveReturn =
      post("/returns/:id/receive")
          .named("receive_return")
          .says("Note that an approved return has come back.")
          .alsoCalled(
              "the returned parcel arrived",
              "returned goods came in",
              "we got the goods back",
              "book in a return")
          .takes(ById.class)
          .gives(Return.class)
          .example(new ById(id("rtn", 2)))
          .writes((in, tx) -> move(tx, in, ReturnMove.RECEIVE));

  record RestockLine(
      @Doc("Which line of the return.") @Size(min = 1, max = 64) String returnLineId,
      @Doc("How many.") @Min(1) @Max(1_000_000) int quantity) {}

  record RestockReturn(
      @Doc("Which return, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("Only so many of these lines; all that is not in stock again unless told.")
          @Size(min = 1, max = 100)
          Optional<List<RestockLine>> lines,
      @Doc("Where to; the return's location unless told.") @Size(min = 1, max = 64)
          Optional<String> stockLocationId) {}

  final Action<RestockReturn, Return> restockReturn =
      post("/returns/:id/restock")
          .named("restock_return")
          .says("Put what came back into the return location's stock, once.")
          .note("Never more of a line than was sent and is not in stock again.")
          .alsoCalled(
              "put returned goods back on the shelf",
              "sell returned goods again",
              "put a return into stock",
              "add what came back to inventory")
          .takes(RestockReturn.class)
          .gives(Return.class)
          .example(new RestockReturn(id("rtn", 2), Optional.empty(), Optional.empty()))
          .writes(this::restock);

  private Return restock(RestockReturn in, WriteTx tx) {
    return returning.restock(tx, in);
  }

  final Action<ById, Return> cancelReturn =
      post("/returns/:id/cancel")
          .named("cancel_return")
          .says("Give up a return that has not come back.")
          .alsoCalled(
              "the customer keeps it after all",
              "call off a return",
              "no return after all",
              "withdraw a return request")
          .takes(ById.class)
          .gives(Return.class)
          .example(new ById(id("rtn", 2)))
          .writes((in, tx) -> move(tx, in, ReturnMove.CANCEL));

  private Return move(WriteTx tx, ById in, ReturnMove move) {
    return returning.move(tx, in.id(), move);
  }
}
