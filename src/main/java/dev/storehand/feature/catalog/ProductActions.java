package dev.storehand.feature.catalog;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Export;
import dev.storehand.core.action.Patch;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done with products. */
public final class ProductActions extends Actions {
  /** The room of the catalogue. */
  public static final Room ROOM =
      new Room(
          "catalog",
          "Catalogue",
          "What the shop sells. A product has variants, and a variant is one SKU: what is stocked,"
              + " ordered and listed. Begin with `search_catalog`, or `find_variant_by_sku` where"
              + " you know the code. `create_product` makes a product with all its variants in one"
              + " call; `import_products` takes a whole Shopify file. Nothing is deleted: what is"
              + " archived stays readable and cannot be sold.");

  private final ProductStore products = new ProductStore();
  private final VariantStore variants = new VariantStore();
  private final CollectionStore collections = new CollectionStore();
  private final ShopDays days;
  private final Catalog catalog;

  public ProductActions(ShopCurrency shopCurrency, ShopDays days) {
    super(ROOM);
    this.days = days;
    catalog = new Catalog(shopCurrency);
  }

  record ListProducts(
      @Doc("Only those of this status; draft and active unless told.")
          Optional<ProductStatus> status,
      @Doc("Only this sort of thing.") Optional<ProductType> type,
      @Doc("Only this brand, as it is written.") @Size(min = 1, max = Bounds.WORD)
          Optional<String> brand,
      @Doc("Only the one with this handle.") @Size(min = 1, max = Bounds.NAME)
          Optional<String> handle,
      @Doc("Only those with this reference of yours.") @Size(min = 1, max = Bounds.WORD)
          Optional<String> reference,
      @Doc("Only those in this collection.") @Size(min = 1, max = Bounds.ID)
          Optional<String> collectionId,
      @Doc("Made at this time or later.") Optional<TimeOrDay> createdAtFrom,
      @Doc("Made at this time or earlier.") Optional<TimeOrDay> createdAtTo,
      @Doc("Changed at this time or later.") Optional<TimeOrDay> updatedAtFrom,
      @Doc("Changed at this time or earlier.") Optional<TimeOrDay> updatedAtTo) {

    static ListProducts ofBrand(String brand) {
      return new ListProducts(
          Optional.empty(),
          Optional.empty(),
          Optional.of(brand),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<ListProducts, Page<Product>> listProducts =
      get("/catalog/products")
          .named("list_products")
          .says("List products, without their variants.")
          .note("Archived products are listed only with status=archived.")
          .alsoCalled(
              "show the catalogue",
              "browse products",
              "all products of a brand",
              "show all articles",
              "what do we sell")
          .refuses(Code.NOT_FOUND)
          .takes(ListProducts.class)
          .lists(Product.class, "products", "created_at", "updated_at", "name")
          .example(ListProducts.ofBrand("Nike"))
          .reads(this::list);

  private Page<Product> list(ListProducts in, Paging paging, ReadTx tx) {
    Optional<List<String>> ids = in.collectionId().map(id -> collections.get(tx, id).productIds());
    Page<Product> page =
        products.list(
            tx,
            paging,
            new ProductStore.Filter(
                in.status(),
                in.type(),
                in.brand(),
                in.handle(),
                in.reference(),
                ids,
                days.first(tx, in.createdAtFrom()),
                days.last(tx, in.createdAtTo()),
                days.first(tx, in.updatedAtFrom()),
                days.last(tx, in.updatedAtTo())));
    Map<String, Integer> counts =
        variants.counts(tx, page.rows().stream().map(Product::id).toList());
    return page.map(each -> each.counting(counts.getOrDefault(each.id(), 0)));
  }

  final Action<Export, JobAnswer> exportProducts =
      post("/catalog/products/export")
          .named("export_products")
          .says("Write products to a file, CSV or JSON Lines, by the filters of list_products.")
          .alsoCalled(
              "download the catalogue",
              "product list as csv",
              "product feed",
              "catalogue spreadsheet",
              "all products as json",
              "dump our articles")
          .exports(listProducts)
          .example("{\"format\": \"jsonl\", \"brand\": \"Nike\"}")
          .starts();

  final Action<CreateProduct, Product> createProduct =
      post("/catalog/products")
          .named("create_product")
          .says("Make a product with its variants in one call.")
          .note("It is for sale at once unless draft is true.")
          .note(
              "A SKU code is unique in the shop; a variant without one is known by its option"
                  + " values.")
          .sensesItself()
          .alsoCalled(
              "a new article in several sizes",
              "add a product",
              "new product",
              "put something in the catalogue",
              "put up a new shoe",
              "list a new item in the store")
          .takes(CreateProduct.class)
          .gives(Product.class)
          .example(
              CreateProduct.of(
                  "Canvas Tote",
                  2500,
                  List.of("Colour"),
                  List.of(
                      NewVariant.of("TOTE-NAT", Map.of("Colour", "Natural")),
                      NewVariant.of("TOTE-BLK", Map.of("Colour", "Black")))))
          .writes(this::create);

  private Product create(CreateProduct in, WriteTx tx) {
    Product product = catalog.create(tx, in);
    tx.happened("product.created", product);
    return product;
  }

  final Action<ById, Product> readProduct =
      get("/catalog/products/:id")
          .named("read_product")
          .says("Show a product with its variants, at most 250.")
          .note("Archived variants are left out; list_variants with status=archived shows them.")
          .alsoCalled(
              "product details",
              "which sizes are there",
              "show one article",
              "description and price of a product",
              "look at a product")
          .takes(ById.class)
          .gives(Product.class)
          .example(new ById(id("prd", 1)))
          .reads(this::read);

  private Product read(ById in, ReadTx tx) {
    return catalog.shown(tx, products.get(tx, in.id()));
  }

  final Action<Patch<Product>, Product> updateProduct =
      patch("/catalog/products/:id")
          .named("update_product")
          .says("Change a product: send only what changes.")
          .note("As many options as before rename them, in their variants too.")
          .sensesItself()
          .alsoCalled(
              "correct a description",
              "edit a product",
              "change the price",
              "publish a draft",
              "rename a product",
              "new photos for a product")
          .patches(Product.class)
          .example(
              "{\"id\": \""
                  + id("prd", 1)
                  + "\", \"price_cents\": 11500, \"tags\": [\"sneakers\", \"sale\"]}")
          .writes(this::update);

  private Product update(Patch<Product> patch, WriteTx tx) {
    Product before = tx.expecting(products.get(tx, patch.id()));
    return saved(tx, before, before.changed(patch.applyTo(before), tx.now()));
  }

  final Action<ById, Product> archiveProduct =
      delete("/catalog/products/:id")
          .named("archive_product")
          .says(
              "Take a product out of sale and out of the lists, variants and all; old orders still"
                  + " show it.")
          .note("A second time changes nothing. restore_product brings it back.")
          .alsoCalled(
              "delete a product",
              "remove a product",
              "stop selling a product",
              "discontinue an article",
              "take a product off the store",
              "hide a product for good")
          .takes(ById.class)
          .gives(Product.class)
          .example(new ById(id("prd", 1)))
          .writes(this::archive);

  private Product archive(ById in, WriteTx tx) {
    Product before = tx.expecting(products.get(tx, in.id()));
    return saved(tx, before, before.moved(ProductStatus.ARCHIVED, tx.now()));
  }

  final Action<ById, Product> restoreProduct =
      post("/catalog/products/:id/restore")
          .named("restore_product")
          .says("Bring an archived product back as what it was before, draft or active.")
          .note("One that is not archived stays as it is.")
          .alsoCalled(
              "undelete a product",
              "unarchive a product",
              "sell it again",
              "bring back a removed product",
              "put an archived article back on sale")
          .repeatable()
          .takes(ById.class)
          .gives(Product.class)
          .example(new ById(id("prd", 2)))
          .writes(this::restore);

  private Product restore(ById in, WriteTx tx) {
    Product before = tx.expecting(products.get(tx, in.id()));
    return saved(tx, before, before.restored(products.wasDraft(tx, before.id()), tx.now()));
  }

  private Product saved(WriteTx tx, Product before, Product after) {
    if (after.equals(before)) {
      return catalog.shown(tx, before);
    }
    Product product = catalog.save(tx, before, after);
    String what =
        after.archived() == before.archived()
            ? "updated"
            : after.archived() ? "archived" : "restored";
    tx.happened("product." + what, before, after.counting(product.variantsCount()));
    return product;
  }
}
