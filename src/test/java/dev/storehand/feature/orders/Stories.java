package dev.storehand.feature.orders;

import java.util.ArrayList;
import java.util.List;

/** Steps that lead somewhere, which chance alone would seldom find in their order. */
final class Stories {
  private static final String BUY =
      "create_order {'place': true, 'customer_email': 'ada@example.com', 'lines':"
          + " [{'sku_code': 'SKU', 'quantity': 2}, {'sku_code': 'SKU', 'quantity': 1}]}";
  private static final String APPROVE = "approve_order {'id': '@own:ord:0'}";
  private static final String TAKE = "decrement_order_stock {'id': '@own:ord:0'}";
  private static final String SEND = "fulfill_order {'id': '@own:ord:0'}";
  private static final String PAY =
      "capture_payment {'id': '@own:ord:0', 'idempotency_key': 'KEY'}";
  private static final String RETURN =
      "create_return {'id': '@own:ord:0', 'lines': [{'order_line_id': '@oln:0', 'quantity': 1}]}";
  private static final String ACCEPT = "approve_return {'id': '@own:rtn:0'}";
  private static final String RESTOCK = "restock_return {'id': '@own:rtn:0'}";
  private static final String REFUND =
      "refund_order {'id': '@own:ord:0', 'idempotency_key': 'KEY', 'restock': true}";

  private static final String CANCEL = "cancel_order {'id': '@own:ord:0'}";
  private static final String DRAFT = BUY.replace("true", "false");
  private static final String PLACE = "place_order {'id': '@own:ord:0'}";
  private static final String VOID = "void_payment {'id': '@own:ord:0', 'idempotency_key': 'KEY'}";

  /** What comes of these the sandbox tells by the last two digits. */
  private static final String WANTS_A_CODE =
      "authorize_payment {'id': '@own:ord:0', 'idempotency_key': 'KEY', 'provider': 'sandbox',"
          + " 'amount_cents': 103}";

  private static final String DECLINED =
      "capture_payment {'id': '@own:ord:0', 'idempotency_key': 'KEY', 'provider': 'sandbox',"
          + " 'amount_cents': 101}";
  private static final String CODE =
      "confirm_payment {'id': '@own:ord:0', 'idempotency_key': 'KEY', 'code': '123456'}";
  private static final String WRONG_CODE = CODE.replace("123456", "no");

  private static final String READ = "read_order {'id': '@own:ord:0'}";
  private static final String MOVE =
      "create_stock_transfer {'sku_code': 'SKU', 'origin_id': '@loc:2',"
          + " 'destination_id': '@loc:0', 'quantity': 2}";
  private static final String UPCOMING = "mark_transfer_upcoming {'id': '@own:trf:0'}";

  private static final String STOCK = "adjust_stock {'id': '@sti:0', 'delta': 9}";
  private static final List<String> RESERVING =
      List.of(
          STOCK,
          "reserve_stock {'sku_code': 'SKU', 'quantity': 1}",
          "confirm_stock_reservation {'id': '@own:rsv:0'}",
          "consume_stock_reservation {'id': '@own:rsv:0'}");
  private static final List<String> HOLDING =
      List.of(
          STOCK,
          MOVE,
          UPCOMING,
          "hold_transfer {'id': '@own:trf:0'}",
          "cancel_transfer {'id': '@own:trf:0'}");
  private static final List<String> MOVING =
      List.of(
          STOCK,
          MOVE,
          UPCOMING,
          "pick_transfer {'id': '@own:trf:0'}",
          "ship_transfer {'id': '@own:trf:0'}",
          "complete_transfer {'id': '@own:trf:0'}");

  /** Each as often as it comes. */
  static final List<List<String>> ALL =
      List.of(
          List.of(BUY, APPROVE, TAKE, SEND, RETURN, ACCEPT, RESTOCK),
          List.of(BUY, PAY, APPROVE, TAKE, "~settle {}", SEND, RETURN, ACCEPT, REFUND, RESTOCK),
          List.of(BUY, PAY, APPROVE, "~settle {}", REFUND, "cancel_order {'id': '@own:ord:0'}"),
          RESERVING,
          List.of(BUY, CANCEL, CANCEL),
          List.of(BUY, APPROVE, TAKE, CANCEL, CANCEL),
          List.of(DRAFT, PLACE, APPROVE, CANCEL, CANCEL),
          List.of(BUY, WANTS_A_CODE, "~settle {}", WRONG_CODE, "~settle {}", SEND),
          List.of(BUY, WANTS_A_CODE, "~settle {}", CODE, "~settle {}", PAY, APPROVE, SEND),
          List.of(BUY, WANTS_A_CODE, "~settle {}", CODE, "~settle {}", VOID, CANCEL),
          List.of(BUY, DECLINED, "~settle {}", PAY, "~settle {}", REFUND),
          List.of(BUY, APPROVE, READ, "cancel_shipment {'id': '@own:shm:0'}", CANCEL),
          List.of(BUY, APPROVE, TAKE, SEND, RETURN, "cancel_return {'id': '@own:rtn:0'}"),
          List.of(BUY, APPROVE, TAKE, SEND, RETURN, "reject_return {'id': '@own:rtn:0'}"),
          sending(),
          HOLDING,
          HOLDING,
          MOVING,
          MOVING,
          MOVING);

  private Stories() {}

  /** A shipment on its way out, held up once. */
  private static List<String> sending() {
    List<String> story = new ArrayList<>(List.of(BUY, APPROVE, TAKE, READ));
    for (String move : List.of("hold", "release", "pick", "pack", "ready", "ship", "deliver")) {
      story.add(move + "_shipment {'id': '@own:shm:0'}");
    }
    return story;
  }
}
