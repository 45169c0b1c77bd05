package dev.storehand.feature.stock;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Bulk;
import dev.storehand.core.job.JobAnswer;

/** Changing many stock items in one job. */
public final class BulkActions extends Actions {
  final Action<Bulk, JobAnswer> bulkAdjustStock;
  final Action<Bulk, JobAnswer> bulkSetStock;
  final Action<Bulk, JobAnswer> bulkDeleteStockItems;

  /** Of the single actions of a room. */
  public BulkActions(ItemActions items) {
    super(ItemActions.ROOM);
    bulkAdjustStock =
        post("/stock/items/bulk_adjust")
            .named("bulk_adjust_stock")
            .says("Add or take units of many stock items in one job, with an outcome for each.")
            .alsoCalled(
                "receive a delivery of many products",
                "adjust many items at once",
                "book in a whole delivery",
                "write off a list of items")
            .inBulk(items.adjustStock, items.listStockItems)
            .example(
                """
                {"items": [{"id": "%s", "delta": 24, "reason": "received"},
                           {"id": "%s", "delta": -1, "reason": "damaged"}]}"""
                    .formatted(id("sti", 1), id("sti", 2)))
            .example(
                """
                {"filter": {"stock_location_id": "%s"}, "set": {"delta": 1, "reason": "found"}}"""
                    .formatted(id("loc", 1)))
            .starts();
    bulkSetStock =
        post("/stock/items/bulk_set")
            .named("bulk_set_stock")
            .says("Write down the counts of many stock items in one job, with an outcome for each.")
            .alsoCalled(
                "upload a stocktake",
                "overwrite many quantities",
                "zero out a location",
                "enter the results of a stocktake",
                "set many quantities together")
            .inBulk(items.setStock, items.listStockItems)
            .example(
                """
                {"items": [{"id": "%s", "quantity": 40}, {"id": "%s", "quantity": 11}]}"""
                    .formatted(id("sti", 1), id("sti", 2)))
            .example(
                """
                {"ids": ["%s"], "set": {"quantity": 0, "reason": "recall"}}"""
                    .formatted(id("sti", 1)))
            .starts();
    bulkDeleteStockItems =
        post("/stock/items/bulk_delete")
            .named("bulk_delete_stock_items")
            .says("Stop counting many SKUs at their locations in one job.")
            .note("An item of which units are reserved is refused; the others go.")
            .alsoCalled(
                "remove many stock items",
                "clear out a warehouse",
                "stop counting many items",
                "delete a list of stock records")
            .inBulk(items.deleteStockItem, items.listStockItems)
            .example(
                """
                {"ids": ["%s"]}"""
                    .formatted(id("sti", 2)))
            .starts();
  }
}
