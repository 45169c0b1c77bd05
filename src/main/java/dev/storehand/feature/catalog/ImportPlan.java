package dev.storehand.feature.catalog;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Fault;
import dev.storehand.feature.catalog.ImportFile.Line;
import dev.storehand.feature.catalog.ImportFile.Naming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to become of one product of an import, planned against what is there before anything is
 * written.
 */
final class ImportPlan {
  private final WriteTx tx;
  private final Naming naming;
  private final Catalog catalog;
  private final VariantStore variants = new VariantStore();
  private final Clashes clashes = new Clashes(variants);
  private final ImportGroup group;
  private final Optional<Product> before;
  private final List<Variant> there;
  private final List<Match> matches;

  /** A line and the variant it is about. */
  private record Match(Line line, Optional<Variant> before) {}

  ImportPlan(
      WriteTx tx, Naming naming, ImportGroup group, Optional<Product> before, Catalog catalog) {
    this.tx = tx;
    this.naming = naming;
    this.group = group;
    this.before = before;
    this.catalog = catalog;
    there = before.map(product -> variants.ofProduct(tx, product.id())).orElse(List.of());
    matches =
        group.variantLines().stream().map(line -> new Match(line, match(line.row()))).toList();
  }

  private Optional<Variant> match(ImportRow row) {
    Optional<Variant> bySku =
        there.stream()
            .filter(v -> row.skuCode().isPresent() && v.skuCode().equals(row.skuCode()))
            .findFirst();
    Map<String, String> values = ImportGroup.values(row);
    return bySku.or(() -> there.stream().filter(v -> v.options().equals(values)).findFirst());
  }

  /** Everything that stands in its way. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>(ofProduct());
    List<String> options = before.map(Product::options).orElseGet(group::options);
    Map<String, Line> seen = new HashMap<>();
    List<Match> fit = new ArrayList<>();
    for (Match match : matches) {
      Set<String> names = ImportGroup.values(match.line().row()).keySet();
      Line twin =
          match.before().map(known -> seen.putIfAbsent(known.id(), match.line())).orElse(null);
      if (!names.equals(Set.copyOf(options))) {
        String wanted = options.isEmpty() ? "none" : String.join(", ", options);
        faults.add(
            naming.fault(
                match.line(),
                "options",
                "does not fit the options of the product, which has " + wanted));
      } else if (twin != null) {
        faults.add(
            naming.fault(match.line(), "options", "is the same variant as " + naming.name(twin)));
      } else {
        fit.add(match);
      }
    }
    faults.addAll(ofVariants(fit, options));
    return faults;
  }

  private List<Fault> ofProduct() {
    List<Fault> faults = new ArrayList<>();
    String missing = "is missing: there is no product with this handle yet";
    if (before.isEmpty() && group.name().isEmpty()) {
      faults.add(naming.fault(group.head(), "name", missing));
    }
    if (before.isEmpty() && !matches.isEmpty() && group.price().isEmpty()) {
      faults.add(naming.fault(group.head(), "price_cents", missing));
    }
    long open = there.stream().filter(v -> !v.archived()).count();
    long more = matches.stream().filter(match -> match.before().isEmpty()).count();
    if (open + more > Bounds.VARIANTS) {
      faults.add(
          naming.fault(
              group.head(),
              "handle",
              "would have " + (open + more) + " variants; a product holds at most 250"));
    }
    if (group.images().size() > Bounds.IMAGES) {
      faults.add(
          naming.fault(group.head(), "image_url", "has more than 250 pictures in this product"));
    }
    return faults;
  }

  private List<Fault> ofVariants(List<Match> fit, List<String> options) {
    List<Fault> faults = new ArrayList<>();
    Product owner = before.orElseGet(() -> group.product().make("", "", 0, "", tx.now()));
    List<Variant> wanted = fit.stream().map(match -> planned(match, owner)).toList();
    for (int i = 0; i < wanted.size(); i++) {
      Line line = fit.get(i).line();
      wanted
          .get(i)
          .faults(options)
          .forEach(f -> faults.add(naming.fault(line, part(f.path()), f.sentence())));
    }
    clashes
        .find(tx, wanted, there, i -> "" + i, i -> naming.name(fit.get(i).line()))
        .forEach(
            fault -> {
              int dot = fault.path().indexOf('.');
              Line line = fit.get(Integer.parseInt(fault.path().substring(0, dot))).line();
              faults.add(
                  naming.fault(line, part(fault.path().substring(dot + 1)), fault.sentence()));
            });
    return faults;
  }

  /** The variant a line would make, under the line's number where it is new. */
  private Variant planned(Match match, Product owner) {
    ImportRow row = match.line().row();
    return match
        .before()
        .map(known -> ImportGroup.over(known, row))
        .orElseGet(
            () -> ImportGroup.variant(row).make(naming.name(match.line()), owner, 1, tx.now()));
  }

  private String part(String path) {
    return path.startsWith("gtins") ? "gtin" : path.startsWith("options") ? "options" : path;
  }

  /** Does it; nothing may stand in its way. */
  void apply(ImportOutcome outcome) {
    if (before.isPresent()) {
      update(before.get(), outcome);
    } else {
      create(outcome);
    }
    outcome.count("images", group.images().size());
  }

  private void create(ImportOutcome outcome) {
    Product product = catalog.create(tx, group.product());
    tx.happened("product.created", product);
    outcome.count("products_created", 1);
    outcome.count("variants_created", matches.size());
    List<Variant> made = product.variants().orElse(List.of());
    for (int i = 0; i < made.size(); i++) {
      outcome.keep(made.get(i), matches.get(i).line().row());
    }
    if (group.status().filter(ProductStatus.ARCHIVED::equals).isPresent()) {
      Product archived = catalog.save(tx, product, product.moved(ProductStatus.ARCHIVED, tx.now()));
      tx.happened("product.archived", product, archived);
    }
  }

  private void update(Product product, ImportOutcome outcome) {
    ProductStatus status =
        group.status().filter(wanted -> moves(product, wanted)).orElse(product.status());
    Product after = product.changed(group.over(product, status), tx.now());
    List<Catalog.Change> changes = matches.stream().map(match -> change(product, match)).toList();
    long changed =
        changes.stream().filter(each -> each.before().isPresent() && each.differs()).count();
    long made = changes.stream().filter(each -> each.before().isEmpty()).count();
    outcome.count("variants_created", made);
    outcome.count("variants_updated", changed);
    outcome.count("variants_unchanged", changes.size() - made - changed);
    boolean same = after.equals(product) && made + changed == 0;
    outcome.count(same ? "products_unchanged" : "products_updated", 1);
    for (int i = 0; i < changes.size(); i++) {
      outcome.keep(changes.get(i).after(), matches.get(i).line().row());
    }
    if (!same) {
      Product shown = catalog.shown(tx, product);
      String what = after.archived() == product.archived() ? "product.updated" : "product.archived";
      tx.happened(what, shown, catalog.merge(tx, product, after, changes));
    }
  }

  /**
   * A draft may be published and either may be archived; what is archived stays there, what is for
   * sale too.
   */
  private boolean moves(Product product, ProductStatus next) {
    return !product.archived() && next != ProductStatus.DRAFT && next != product.status();
  }

  private Catalog.Change change(Product product, Match match) {
    ImportRow row = match.line().row();
    if (match.before().isEmpty()) {
      int place = there.size() + matches.indexOf(match) + 1;
      return new Catalog.Change(
          Optional.empty(), ImportGroup.variant(row).make(tx.id("var"), product, place, tx.now()));
    }
    Variant known = match.before().get();
    Variant after = known.changed(ImportGroup.over(known, row), product.options(), tx.now());
    return new Catalog.Change(Optional.of(known), after);
  }
}
