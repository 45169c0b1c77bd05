package dev.storehand.feature.orders;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes goods back. */
final class Returning {
  private final OrderBook book = new OrderBook();
  private final ReturnStore returns = new ReturnStore();
  private final Restocking restocking;

  Returning(Restocking restocking) {
    this.restocking = restocking;
  }

  /** Asks for a return of what was sent and is not on its way back yet. */
  Return request(WriteTx tx, OrderState order, ReturnActions.CreateReturn in) {
    order.check(OrderMove.RETURN);
    List<Return.Line> lines = lines(tx, order, in.lines());
    Optional<String> location =
        in.stockLocationId()
            .map(named -> restocking.usable(tx, named))
            .or(() -> restocking.location(tx, order));
    int number = returns.of(tx, order.id()).size() + 1;
    Return made =
        Return.requested(
            tx.id("rtn"),
            order.id(),
            order.number() + "-R" + number,
            location,
            lines,
            in.note(),
            tx.now());
    returns.insert(tx, made);
    tx.happened("return.created", made);
    counted(tx, order, made, 1);
    return made;
  }

  private static List<Return.Line> lines(
      WriteTx tx, OrderState order, List<ReturnActions.NewLine> sent) {
    List<Fault> faults = new ArrayList<>();
    List<Return.Line> lines = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < sent.size(); i++) {
      ReturnActions.NewLine each = sent.get(i);
      String path = "lines[" + i + "]";
      Optional<OrderLine> line =
          order.lines().stream().filter(l -> l.id().equals(each.orderLineId())).findFirst();
      if (line.isEmpty()) {
        faults.add(
            new Fault(path + ".order_line_id", "is no line of the order: " + each.orderLineId()));
      } else if (!seen.add(each.orderLineId())) {
        faults.add(new Fault(path + ".order_line_id", "is there twice: " + each.orderLineId()));
      } else if (each.quantity() > line.get().returnable()) {
        faults.add(
            new Fault(
                path + ".quantity",
                "is more than was sent and is not on its way back: " + line.get().returnable()));
      } else {
        lines.add(
            new Return.Line(
                tx.id("rtl"),
                each.orderLineId(),
                line.get().skuCode(),
                each.quantity(),
                each.reason(),
                0,
                Optional.empty()));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults).next("read_order");
    }
    return lines;
  }

  /** Moves a return on. */
  Return move(WriteTx tx, String id, ReturnMove move) {
    // The order first: who holds it holds its returns.
    OrderState order = book.get(tx, returns.get(tx, id).orderId());
    Return before = tx.expecting(returns.get(tx, id));
    Return after = before.after(move, tx.now());
    if (move == ReturnMove.CANCEL && before.restockedAt().isPresent()) {
      throw Problem.of(
              Code.INVALID_TRANSITION, "The return " + id + " is in stock again, in part at least")
          .hint("Receive it with receive_return instead.")
          .next("receive_return");
    }
    returns.save(tx, before, after);
    tx.happened(move.event(), before, after);
    if (move == ReturnMove.CANCEL || move == ReturnMove.REJECT) {
      counted(tx, order, after, -1);
    }
    return after;
  }

  private void counted(WriteTx tx, OrderState order, Return of, int sign) {
    Map<String, Integer> units = new HashMap<>();
    of.lines().forEach(line -> units.merge(line.orderLineId(), line.quantity(), Integer::sum));
    book.saved(
        tx,
        order,
        order.lines(line -> line.returned(sign * units.getOrDefault(line.id(), 0))),
        "order.updated");
  }

  /** Puts what came back into stock: all that is not there yet, or some of it. */
  Return restock(WriteTx tx, ReturnActions.RestockReturn in) {
    OrderState order = book.get(tx, returns.get(tx, in.id()).orderId());
    Return before = tx.expecting(returns.get(tx, in.id()));
    ReturnMove.RESTOCK.check(before);
    Map<String, Integer> units = units(before, in.lines());
    Map<String, Integer> ofOrder = new HashMap<>();
    for (Return.Line line : before.lines()) {
      ofOrder.merge(line.orderLineId(), units.getOrDefault(line.id(), 0), Integer::sum);
    }
    ofOrder.values().removeIf(each -> each == 0);
    refuseTooMuch(order, ofOrder);
    Optional<String> location = in.stockLocationId().or(before::stockLocationId);
    restocking.restock(tx, order, ofOrder, location, "returned");
    Return after =
        before.restocked(
            line ->
                units.containsKey(line.id())
                    ? line.restocked(units.get(line.id()), tx.now())
                    : line,
            location.or(() -> restocking.location(tx, order)).orElseThrow(),
            tx.now());
    returns.save(tx, before, after);
    tx.happened(ReturnMove.RESTOCK.event(), before, after);
    return after;
  }

  private static void refuseTooMuch(OrderState order, Map<String, Integer> units) {
    for (OrderLine line : order.lines()) {
      int left = line.shippedQuantity() - line.restockedQuantity();
      if (units.getOrDefault(line.id(), 0) > left) {
        throw Problem.of(
                Code.CONFLICT,
                "Only %d units of %s are not in stock again"
                    .formatted(left, line.skuCode().orElse(line.name())))
            .hint("read_order shows what was sent and what was put back.")
            .next("read_order");
      }
    }
  }

  private static Map<String, Integer> units(
      Return before, Optional<List<ReturnActions.RestockLine>> asked) {
    Map<String, Integer> units = new HashMap<>();
    if (asked.isEmpty()) {
      before.lines().stream()
          .filter(line -> line.restockable() > 0)
          .forEach(line -> units.put(line.id(), line.restockable()));
      if (units.isEmpty()) {
        throw Problem.of(
                Code.INVALID_TRANSITION, "All of the return " + before.id() + " is in stock again")
            .hint("What is restocked once is not restocked again.")
            .next("read_return");
      }
      return units;
    }
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < asked.get().size(); i++) {
      ReturnActions.RestockLine each = asked.get().get(i);
      String path = "lines[" + i + "]";
      Optional<Return.Line> line =
          before.lines().stream().filter(l -> l.id().equals(each.returnLineId())).findFirst();
      if (line.isEmpty()) {
        faults.add(new Fault(path + ".return_line_id", "is no line of the return"));
      } else if (units.put(each.returnLineId(), each.quantity()) != null) {
        faults.add(new Fault(path + ".return_line_id", "is there twice"));
      } else if (each.quantity() > line.get().restockable()) {
        faults.add(
            new Fault(
                path + ".quantity",
                "is more than is not in stock again: " + line.get().restockable()));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults).next("read_return");
    }
    return units;
  }
}
