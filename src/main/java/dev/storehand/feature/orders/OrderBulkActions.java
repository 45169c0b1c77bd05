package dev.storehand.feature.orders;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Bulk;
import dev.storehand.core.action.Export;
import dev.storehand.core.job.JobAnswer;

/** Many orders in one job. */
public final class OrderBulkActions extends Actions {
  final Action<Bulk, JobAnswer> bulkCancelOrders;
  final Action<Bulk, JobAnswer> bulkApproveOrders;
  final Action<Bulk, JobAnswer> bulkFulfillOrders;
  final Action<Export, JobAnswer> exportOrders;

  public OrderBulkActions(OrderActions orders) {
    super(OrderActions.ROOM);
    bulkCancelOrders =
        post("/orders/bulk_cancel")
            .named("bulk_cancel_orders")
            .says("Give many orders up in one job, with an outcome for each.")
            .alsoCalled(
                "call off many orders",
                "cancel all unpaid orders",
                "cancel a list of orders",
                "drop many orders together")
            .inBulk(orders.cancelOrder, orders.listOrders)
            .example("{\"ids\": [\"%s\"]}".formatted(id("ord", 1)))
            .example(
                """
                {"filter": {"stage": "awaiting_payment"}, "set": {"reason": "not paid in time"}}""")
            .starts();
    bulkApproveOrders =
        post("/orders/bulk_approve")
            .named("bulk_approve_orders")
            .says("Accept many placed orders in one job, with an outcome for each.")
            .alsoCalled(
                "accept all new orders",
                "approve many orders",
                "let all waiting orders through",
                "confirm a batch of orders")
            .inBulk(orders.approveOrder, orders.listOrders)
            .example("{\"filter\": {\"status\": \"placed\"}}")
            .starts();
    bulkFulfillOrders =
        post("/orders/bulk_fulfill")
            .named("bulk_fulfill_orders")
            .says("Send many approved orders in one job, with an outcome for each.")
            .alsoCalled(
                "ship today's orders",
                "mark many orders as sent",
                "ship many orders",
                "all of today's orders left")
            .inBulk(orders.fulfillOrder, orders.listOrders)
            .example(
                """
                {"items": [{"id": "%s", "carrier": "DHL", "tracking_number": "JD014600003829"}]}"""
                    .formatted(id("ord", 3)))
            .starts();
    exportOrders =
        post("/orders/export")
            .named("export_orders")
            .says("Write orders to a file, chosen as list_orders does.")
            .alsoCalled(
                "download sales as csv",
                "orders for the bookkeeper",
                "orders as a spreadsheet",
                "all sales as a file",
                "order list for the accountant")
            .exports(orders.listOrders)
            .example("{\"format\": \"csv\", \"stage\": \"paid\"}")
            .starts();
  }
}
