package dev.storehand.feature.catalog;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finding things in the catalogue by words. */
public final class SearchActions extends Actions {
  private static final int PER_PAGE = 25;

  private final ProductStore products = new ProductStore();
  private final VariantStore variants = new VariantStore();
  private final Finder finder = new Finder();

  public SearchActions() {
    super(ProductActions.ROOM);
  }

  record SearchCatalog(
      @Doc("What to look for: words of the name, brand, style code, SKU, barcode, tags or options.")
          @Size(min = 1, max = 100)
          String query,
      @Doc("Only draft or only active products; both unless told. Archived ones are never found.")
          Optional<ProductStatus> status,
      @Doc("Only this sort of thing.") Optional<ProductType> type,
      @Doc("Only this brand, as it is written.") @Size(min = 1, max = Bounds.WORD)
          Optional<String> brand) {

    static SearchCatalog of(String query) {
      return new SearchCatalog(query, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  final Action<SearchCatalog, Page<Product>> searchCatalog =
      get("/catalog/search")
          .named("search_catalog")
          .says("Find products by words, the best match first; slips of the finger are forgiven.")
          .note(
              "It finds at most "
                  + Finder.MOST_FOUND
                  + " products, in pages; a walk by cursor is for lists.")
          .note("read_product shows a product's variants.")
          .alsoCalled(
              "find a product",
              "look for a sneaker",
              "search by style code",
              "search the shop",
              "find an article by its name")
          .takes(SearchCatalog.class)
          .lists(Product.class, "products", "relevance")
          .example(SearchCatalog.of("nike dnuk low pnada"))
          .reads(this::search);

  private Page<Product> search(SearchCatalog in, Paging paging, ReadTx tx) {
    refuseOtherOrders(paging);
    List<String> ids = finder.find(tx, in.query());
    Map<String, Product> found = ids.isEmpty() ? Map.of() : products.byIds(tx, ids);
    List<Product> ranked =
        ids.stream()
            .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
            .filter(each -> in.status().map(each.status()::equals).orElse(true))
            .filter(each -> in.type().map(each.type()::equals).orElse(true))
            .filter(each -> in.brand().equals(in.brand().flatMap(brand -> each.brand())))
            .toList();
    return page(tx, ranked, paging.page().orElse(1), paging.perPage().orElse(PER_PAGE));
  }

  private Page<Product> page(ReadTx tx, List<Product> ranked, int page, int perPage) {
    int first = (int) Math.min(ranked.size(), (page - 1L) * perPage);
    int last = Math.min(ranked.size(), first + perPage);
    List<Product> shown = ranked.subList(first, last);
    Map<String, Integer> counts =
        shown.isEmpty() ? Map.of() : variants.counts(tx, shown.stream().map(Product::id).toList());
    Page.Meta meta =
        new Page.Meta(
            Optional.of((long) ranked.size()),
            Optional.of(page),
            perPage,
            Optional.of((ranked.size() + perPage - 1) / perPage),
            last < ranked.size(),
            Optional.empty());
    return new Page<>(
        shown.stream().map(each -> each.counting(counts.getOrDefault(each.id(), 0))).toList(),
        meta);
  }

  private static void refuseOtherOrders(Paging paging) {
    if (paging.cursor().isPresent()) {
      throw Problem.fault("cursor", "cannot be used here: what is ranked is read by page");
    }
    if (paging.sort().filter("relevance"::equals).isPresent()) {
      throw Problem.fault("sort", "can only be -relevance: the best match first");
    }
  }
}
