package dev.storehand.feature.catalog;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Taken;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * How products and variants come to be and change: the rules that look at other rows, the rows
 * themselves, and the words they are found by, always together. Every way to write the catalogue
 * leads through here.
 */
final class Catalog {
  private static final int MOST_HANDLES_TRIED = 200;

  private final ProductStore products = new ProductStore();
  private final VariantStore variants = new VariantStore();
  private final SearchStore search = new SearchStore();
  private final Clashes clashes = new Clashes(variants);
  private final ShopCurrency shopCurrency;

  Catalog(ShopCurrency shopCurrency) {
    this.shopCurrency = shopCurrency;
  }

  /** The product with its variants that are not archived. */
  Product shown(ReadTx tx, Product product) {
    return product.showing(open(variants.ofProduct(tx, product.id())));
  }

  /**
   * Makes a product with its variants.
   *
   * @throws Problem 422 with every fault
   */
  Product create(WriteTx tx, CreateProduct in) {
    List<Fault> faults = new ArrayList<>();
    Optional<Long> price = in.priceCents().or(in::lowestPrice);
    if (price.isEmpty()) {
      faults.add(new Fault("price_cents", "is missing: give the product or each variant a price"));
    }
    String id = tx.id("prd");
    String handle = in.handle().orElseGet(() -> freeHandle(tx, in.name()));
    String currency = in.currency().orElseGet(() -> shopCurrency.of(tx));
    Product product = in.make(id, handle, price.orElse(0L), currency, tx.now());
    faults.addAll(product.faults());
    in.handle().ifPresent(wanted -> faults.addAll(takenHandle(tx, wanted, id)));
    List<Variant> wanted = new ArrayList<>();
    for (NewVariant each : in.variants().orElse(List.of())) {
      Variant variant = each.make(tx.id("var"), product, wanted.size() + 1, tx.now());
      String at = "variants[" + wanted.size() + "]";
      variant.faults(product.options()).forEach(fault -> faults.add(fault.inside(at)));
      wanted.add(variant);
    }
    IntFunction<String> path = i -> "variants[" + i + "]";
    faults.addAll(clashes.find(tx, wanted, List.of(), path, path));
    refuse(faults);
    unlessTaken(
        () -> {
          products.insert(tx, product);
          wanted.forEach(each -> variants.insert(tx, each));
        });
    search.index(tx, product, wanted);
    return product.showing(wanted);
  }

  /**
   * Saves what became of a product, and lets its variants follow.
   *
   * @throws Problem 422 with every fault; 409 where the variants stand in the way
   */
  Product save(WriteTx tx, Product before, Product after) {
    List<Fault> faults = new ArrayList<>(after.faults());
    if (!after.handle().equals(before.handle())) {
      faults.addAll(takenHandle(tx, after.handle(), after.id()));
    }
    refuse(faults);
    List<Variant> there = variants.ofProduct(tx, after.id());
    unlessTaken(() -> products.save(tx, after));
    if (!after.options().equals(before.options())) {
      there = renamed(tx, before, after, there);
    }
    if (!after.currency().equals(before.currency())) {
      variants.setCurrency(tx, after.id(), after.currency());
      there = variants.ofProduct(tx, after.id());
    }
    reindex(tx, after, there);
    return after.showing(open(there));
  }

  /**
   * Adds a variant to a product.
   *
   * @throws Problem 422 with every fault, 409 where the product is full
   */
  Variant add(WriteTx tx, Product product, NewVariant in) {
    List<Variant> there = variants.ofProduct(tx, product.id());
    notFull(product, there);
    int last = there.stream().mapToInt(Variant::position).max().orElse(0);
    Variant variant = in.make(tx.id("var"), product, last + 1, tx.now());
    refuse(faults(tx, product, variant, there));
    unlessTaken(() -> variants.insert(tx, variant));
    List<Variant> all = new ArrayList<>(there);
    all.add(variant);
    reindex(tx, product, all);
    return variant;
  }

  /**
   * Saves what became of a variant.
   *
   * @throws Problem 422 with every fault, 409 where it comes back to a product that is full
   */
  Variant save(WriteTx tx, Product product, Variant before, Variant after) {
    List<Variant> there = new ArrayList<>(variants.ofProduct(tx, product.id()));
    if (before.archived() && !after.archived()) {
      notFull(product, there);
    }
    refuse(faults(tx, product, after, there));
    unlessTaken(() -> variants.save(tx, before, after));
    there.replaceAll(each -> each.id().equals(after.id()) ? after : each);
    reindex(tx, product, there);
    return after;
  }

  /**
   * A variant that changes with its product.
   *
   * @param before as it is; empty where it is new
   */
  record Change(Optional<Variant> before, Variant after) {
    boolean differs() {
      return before.filter(after::equals).isEmpty();
    }
  }

  /**
   * Saves what became of a product together with variants of it, all of which were checked against
   * each other.
   *
   * @throws Problem 422 with every fault of the product
   */
  Product merge(WriteTx tx, Product before, Product after, List<Change> changes) {
    for (Change change : changes) {
      if (change.before().isEmpty()) {
        unlessTaken(() -> variants.insert(tx, change.after()));
      } else if (change.differs()) {
        unlessTaken(() -> variants.save(tx, change.before().get(), change.after()));
      }
    }
    return save(tx, before, after);
  }

  private List<Fault> faults(ReadTx tx, Product product, Variant variant, List<Variant> there) {
    List<Fault> faults = new ArrayList<>(variant.faults(product.options()));
    faults.addAll(clashes.find(tx, List.of(variant), there, i -> "", i -> variant.id()));
    return faults;
  }

  /** New names for the options, one for one; in another number only while there are no variants. */
  private List<Variant> renamed(WriteTx tx, Product before, Product after, List<Variant> there) {
    if (there.isEmpty()) {
      return there;
    }
    if (before.options().size() != after.options().size()) {
      throw Problem.of(
              Code.CONFLICT,
              "options cannot grow or shrink: " + there.size() + " variants have values for them")
          .hint(
              "Keep the number of options, in which case they are renamed, or make a new product.")
          .next("create_product");
    }
    if (after.options().containsAll(before.options())) {
      return there;
    }
    Map<String, String> names = new TreeMap<>();
    for (int i = 0; i < before.options().size(); i++) {
      names.put(before.options().get(i), after.options().get(i));
    }
    List<Variant> renamed = there.stream().map(v -> v.renamed(names, tx.now())).toList();
    for (int i = 0; i < there.size(); i++) {
      variants.save(tx, there.get(i), renamed.get(i));
    }
    return renamed;
  }

  private void reindex(WriteTx tx, Product product, List<Variant> all) {
    if (product.archived()) {
      search.forget(tx, product.id());
    } else {
      search.index(tx, product, open(all));
    }
  }

  private static void notFull(Product product, List<Variant> there) {
    if (open(there).size() >= Bounds.VARIANTS) {
      throw Problem.of(
              Code.CONFLICT,
              "The product " + product.id() + " has " + Bounds.VARIANTS + " variants already")
          .hint("Archive variants that are not sold any more, or make another product.")
          .next("archive_variant", "create_product");
    }
  }

  private static List<Variant> open(List<Variant> all) {
    return all.stream().filter(each -> !each.archived()).toList();
  }

  private List<Fault> takenHandle(ReadTx tx, String handle, String id) {
    String owner = products.idsByHandle(tx, List.of(handle)).getOrDefault(handle, id);
    return owner.equals(id)
        ? List.of()
        : List.of(new Fault("handle", "is already taken by " + owner));
  }

  /** A handle made of the name; with a number where others had the same idea. */
  private String freeHandle(ReadTx tx, String name) {
    String words = String.join("-", Words.split(name));
    String base = words.isEmpty() ? "product" : words.substring(0, Math.min(words.length(), 200));
    if (products.idsByHandle(tx, List.of(base)).isEmpty()) {
      return base;
    }
    List<String> tried = new ArrayList<>();
    for (int i = 2; i <= MOST_HANDLES_TRIED; i++) {
      tried.add(base + "-" + i);
    }
    Map<String, String> taken = products.idsByHandle(tx, tried);
    return tried.stream()
        .filter(handle -> !taken.containsKey(handle))
        .findFirst()
        .orElseThrow(
            () -> Problem.fault("handle", "is missing: too many products are called " + base));
  }

  static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw Problem.faults(faults);
    }
  }

  /** What was free a moment ago may have been taken since, on PostgreSQL: the same fault, later. */
  private static void unlessTaken(Runnable writing) {
    try {
      writing.run();
    } catch (Taken taken) {
      String what = taken.constraint();
      String path =
          what.contains("handle")
              ? "handle"
              : what.contains("sku") ? "sku_code" : what.contains("gtin") ? "gtins" : "options";
      throw Problem.fault(path, "was taken a moment ago by another call");
    }
  }
}
