package dev.storehand.feature.catalog;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Import;
import dev.storehand.core.action.Work;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Json;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Taking a whole catalogue in at once. */
public final class ImportActions extends Actions {
  private final Catalog catalog;
  private final OpeningStock stock;
  private final ShopCurrency shopCurrency;
  private final ProductStore products = new ProductStore();

  public ImportActions(ShopCurrency shopCurrency, OpeningStock stock) {
    super(ProductActions.ROOM);
    this.catalog = new Catalog(shopCurrency);
    this.stock = stock;
    this.shopCurrency = shopCurrency;
  }

  record ImportProducts(
      @Doc(
              "The location whose stock is set to the quantities in the file; without it they are"
                  + " only counted.")
          @Size(min = 1, max = Bounds.ID)
          Optional<String> stockLocationId) {}

  final Action<Import, JobAnswer> importProducts =
      post("/catalog/products/import")
          .named("import_products")
          .says(
              "Take in a Shopify product CSV, or rows: make products and variants that are new,"
                  + " update the others.")
          .note("Products are matched by handle, variants by SKU, or by option values without one.")
          .note(
              "Blank cells leave what is there; prices are in the shop's currency; HTML becomes"
                  + " Markdown.")
          .note("Each product is an item of the job; its summary counts what was made and changed.")
          .alsoCalled(
              "import a Shopify export",
              "upload products",
              "bulk add products",
              "upload the catalogue from a spreadsheet",
              "load a supplier's product list")
          .repeatable()
          .takes(ImportProducts.class)
          .imports(new ProductReader(this::currency))
          .example(
              Json.object()
                  .put(
                      "csv",
                      """
                      Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price
                      wool-scarf,Wool Scarf,<p>Woven from <b>merino</b>.</p>,Storehand,Colour,Grey,SCARF-GRY,39.00
                      wool-scarf,,,,,Blue,SCARF-BLU,39.00
                      """)
                  .toString())
          .starts(this::take);

  private String currency(ReadTx tx) {
    return shopCurrency.of(tx);
  }

  /** One product: planned against what is there, and done where nothing stands in its way. */
  private Work.Done take(ImportProducts in, ImportItem item, WriteTx tx) {
    Optional<Product> before =
        Optional.ofNullable(products.idsByHandle(tx, List.of(item.handle())).get(item.handle()))
            .map(id -> products.get(tx, id));
    ImportGroup group = new ImportGroup(item.lines());
    ImportPlan plan = new ImportPlan(tx, item.naming(), group, before, catalog);
    List<Fault> faults = plan.faults();
    if (!faults.isEmpty()) {
      throw Problem.faults(faults);
    }
    ImportOutcome outcome = new ImportOutcome();
    plan.apply(outcome);
    Map<String, Long> counts = new TreeMap<>(outcome.summary());
    counts.put(
        in.stockLocationId().isPresent() ? "quantities_set" : "quantities_ignored",
        (long) outcome.quantities().size());
    in.stockLocationId()
        .ifPresent(
            location ->
                outcome.quantities().forEach((id, units) -> stock.set(tx, id, location, units)));
    return new Work.Done(Json.object().put("handle", item.handle()), counts);
  }
}
