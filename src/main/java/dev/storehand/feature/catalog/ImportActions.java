package dev.storehand.feature.catalog;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.Job;
import dev.storehand.core.job.JobStore;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Taking a whole catalogue in at once. */
public final class ImportActions extends Actions {
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_ROWS = 10_000;
  private static final int MOST_FAULTS = 1_000;

  private final JobStore jobs = new JobStore();
  private final ShopCurrency shopCurrency;
  private final Catalog catalog;
  private final OpeningStock stock;

  public ImportActions(ShopCurrency shopCurrency, OpeningStock stock) {
    super(ProductActions.ROOM);
    this.shopCurrency = shopCurrency;
    this.catalog = new Catalog(shopCurrency);
    this.stock = stock;
  }

  record ImportProducts(
      @Doc(
              "A product CSV as Shopify exports it, the whole file; over REST it may be the body,"
                  + " as text/csv.")
          @Size(min = 1, max = MOST_BYTES)
          Optional<String> csv,
      @Doc("The same as rows: one for each variant or picture.") @Size(min = 1, max = MOST_ROWS)
          Optional<List<ImportRow>> rows,
      @Doc(
              "The location whose stock is set to the quantities in the file; without it they are"
                  + " only counted.")
          @Size(min = 1, max = Bounds.ID)
          Optional<String> stockLocationId,
      @Doc(
              "True: leave products out that do not go with what is there, such as those with a SKU"
                  + " of another product.")
          Optional<Boolean> skipErrors) {

    static ImportProducts ofCsv(String csv) {
      return new ImportProducts(
          Optional.of(csv), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  final Action<ImportProducts, Job> importProducts =
      post("/catalog/products/import")
          .named("import_products")
          .says(
              "Take in a Shopify product CSV, or rows: make products and variants that are new,"
                  + " update the others.")
          .note("Products are matched by handle, variants by SKU, or by option values without one.")
          .note(
              "A file with any fault is refused, with row and column of each, and nothing is"
                  + " imported.")
          .note(
              "Blank cells leave what is there; prices are in the shop's currency; HTML becomes"
                  + " Markdown.")
          .note("The job's summary counts what was made, changed and ignored.")
          .alsoCalled("import a Shopify export", "upload products", "bulk add products")
          .repeatable()
          .oneOf("csv", "rows")
          .takes(ImportProducts.class)
          .gives(Job.class)
          .example(
              ImportProducts.ofCsv(
                  """
                  Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price
                  wool-scarf,Wool Scarf,<p>Woven from <b>merino</b>.</p>,Storehand,Colour,Grey,SCARF-GRY,39.00
                  wool-scarf,,,,,Blue,SCARF-BLU,39.00
                  """))
          .starts(this::run);

  private Job run(ImportProducts in, WriteTx tx) {
    ImportFile file =
        in.csv().isPresent()
            ? ShopifyCsv.read(in.csv().get(), Currency.getInstance(shopCurrency.of(tx)))
            : ImportFile.of(in.rows().orElse(List.of()));
    List<ImportGroup> groups = ImportGroup.of(file.lines());
    List<Fault> faults = new ArrayList<>(file.faults());
    faults.addAll(ImportCheck.faults(file));
    boolean skipErrors = in.skipErrors().orElse(false) && faults.isEmpty();
    Importing importing = new Importing(tx, file, catalog);
    // With faults in the file itself nothing is done, but what the catalogue says to the rest is
    // told as well.
    List<Fault> clashes = importing.run(groups, skipErrors, faults.isEmpty());
    faults.addAll(clashes);
    if (!faults.isEmpty() && !skipErrors) {
      throw refused(faults);
    }
    return finished(in, tx, file, importing.outcome());
  }

  private Job finished(ImportProducts in, WriteTx tx, ImportFile file, ImportOutcome outcome) {
    Map<String, Long> summary = new TreeMap<>(outcome.summary());
    Map<String, Integer> quantities = outcome.quantities();
    in.stockLocationId()
        .ifPresent(
            location -> quantities.forEach((id, units) -> stock.set(tx, id, location, units)));
    String what = in.stockLocationId().isPresent() ? "quantities_set" : "quantities_ignored";
    summary.put(what, (long) quantities.size());
    summary.put("columns_ignored", file.columnsIgnored());
    long failed = outcome.failed();
    return jobs.completed(tx, "import_products", file.total() - failed, failed, summary);
  }

  private static Problem refused(List<Fault> faults) {
    List<Fault> told = faults.stream().distinct().limit(MOST_FAULTS).toList();
    return Problem.faults(told)
        .hint("Nothing was imported. Correct the rows named and send the whole file again.");
  }
}
