package dev.storehand.feature.stock;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Import;
import dev.storehand.core.action.ImportReader;
import dev.storehand.core.action.Work;
import dev.storehand.core.csv.RowReader;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Json;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.stock.Movement.Cause;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;

/** Stock taken in by the file. */
public final class StockImportActions extends Actions {
  private final RowReader<StockRow> rows =
      RowReader.of(StockRow.class)
          .also("sku_code", "SKU", "Variant SKU", "Item SKU")
          .also("stock_location_id", "Location id")
          .also("stock_location_code", "Location", "Location code", "Warehouse")
          .also("quantity", "Qty", "On hand", "Units", "Stock")
          .also("low_stock_threshold", "Reorder point")
          .keeping(StockRow::faults);

  private final StockCount count;

  public StockImportActions(Variants variants) {
    super(ItemActions.ROOM);
    this.count = new StockCount(variants);
  }

  record ImportStock(
      @Doc("Why, in words you will filter the ledger by; imported unless told.")
          @Size(min = 1, max = 100)
          Optional<String> reason) {}

  final Action<Import, JobAnswer> importStock =
      post("/stock/items/import")
          .named("import_stock")
          .says(
              "Take in counts of stock as CSV or rows: each sets the stock of a SKU at a location.")
          .note(
              "A SKU that has no stock item at the location yet gets one; blank cells leave what is there.")
          .note("The job's summary counts what was created, updated and unchanged.")
          .alsoCalled(
              "upload a stock list",
              "inventory csv",
              "load opening stock",
              "update inventory from a file",
              "read the warehouse's quantities")
          .repeatable()
          .takes(ImportStock.class)
          .imports(ImportReader.of(rows))
          .example(
              """
              {"csv": "SKU,Location,Quantity,Reorder point\\nDD1391-100-8,POPUP,12,3\\n"}""")
          .starts(this::take);

  private Work.Done take(ImportStock in, StockRow row, WriteTx tx) {
    StockCount.Outcome outcome = count.take(tx, row, Cause.of(in.reason().orElse("imported")));
    return new Work.Done(Json.tree(outcome.item()), Map.of(outcome.came().wire(), 1L));
  }
}
