package dev.storehand.feature.catalog;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Patch;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done with variants. */
public final class VariantActions extends Actions {
  private final ProductStore products = new ProductStore();
  private final VariantStore variants = new VariantStore();
  private final ShopDays days;
  private final Catalog catalog;

  public VariantActions(ShopCurrency shopCurrency, ShopDays days) {
    super(ProductActions.ROOM);
    this.days = days;
    catalog = new Catalog(shopCurrency);
  }

  record ListVariants(
      @Doc("Only those of this product.") @Size(min = 1, max = Bounds.ID)
          Optional<String> productId,
      @Doc("Only those with one of these SKU codes.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = Bounds.WORD) String>> skuCodes,
      @Doc("Only those of this status; active unless told.") Optional<VariantStatus> status,
      @Doc("Only those with this reference of yours.") @Size(min = 1, max = Bounds.WORD)
          Optional<String> reference,
      @Doc("Made at this time or later.") Optional<TimeOrDay> createdAtFrom,
      @Doc("Made at this time or earlier.") Optional<TimeOrDay> createdAtTo,
      @Doc("Changed at this time or later.") Optional<TimeOrDay> updatedAtFrom,
      @Doc("Changed at this time or earlier.") Optional<TimeOrDay> updatedAtTo) {

    static ListVariants ofProduct(String productId) {
      return new ListVariants(
          Optional.of(productId),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<ListVariants, Page<Variant>> listVariants =
      get("/catalog/variants")
          .named("list_variants")
          .says("List variants, of one product or of all.")
          .note("Archived variants are listed only with status=archived.")
          .alsoCalled(
              "show SKUs",
              "sizes of a product",
              "all SKUs",
              "all sizes and colours",
              "versions of a product")
          .takes(ListVariants.class)
          .lists(Variant.class, "variants", "created_at", "updated_at", "sku_code")
          .example(ListVariants.ofProduct(id("prd", 1)))
          .reads(this::list);

  private Page<Variant> list(ListVariants in, Paging paging, ReadTx tx) {
    return variants.list(
        tx,
        paging,
        new VariantStore.Filter(
            in.productId(),
            in.skuCodes(),
            in.status(),
            in.reference(),
            days.first(tx, in.createdAtFrom()),
            days.last(tx, in.createdAtTo()),
            days.first(tx, in.updatedAtFrom()),
            days.last(tx, in.updatedAtTo())));
  }

  final Action<CreateVariant, Variant> createVariant =
      post("/catalog/variants")
          .named("create_variant")
          .says("Add a variant to a product.")
          .note(
              "It needs a value for each option of the product, in a combination no other variant"
                  + " has.")
          .note("A product holds at most 250 variants that are not archived.")
          .sensesItself()
          .alsoCalled(
              "add a size",
              "new SKU",
              "add a colour",
              "another size for a product",
              "add an option to a product")
          .refuses(Code.NOT_FOUND)
          .takes(CreateVariant.class)
          .gives(Variant.class)
          .example(
              new CreateVariant(id("prd", 1), NewVariant.of("DD1391-100-14", Map.of("Size", "14"))))
          .writes(this::create);

  private Variant create(CreateVariant in, WriteTx tx) {
    Product product = products.get(tx, in.productId());
    Variant variant = catalog.add(tx, product, in.variant());
    tx.happened("variant.created", variant);
    return variant;
  }

  final Action<ById, Variant> readVariant =
      get("/catalog/variants/:id")
          .named("read_variant")
          .says("Show a variant.")
          .alsoCalled("SKU details", "show a SKU", "show one size", "price of one colour")
          .takes(ById.class)
          .gives(Variant.class)
          .example(new ById(id("var", 1)))
          .reads((in, tx) -> variants.get(tx, in.id()));

  final Action<Patch<Variant>, Variant> updateVariant =
      patch("/catalog/variants/:id")
          .named("update_variant")
          .says("Change a variant: send only what changes.")
          .note("status=active brings an archived variant back.")
          .sensesItself()
          .alsoCalled(
              "edit a SKU",
              "price of one size",
              "set a barcode",
              "change a SKU code",
              "change the price of a size",
              "new barcode for a size")
          .patches(Variant.class)
          .example(
              "{\"id\": \""
                  + id("var", 1)
                  + "\", \"price_cents\": 12900, \"unset\": [\"reference\"]}")
          .writes(this::update);

  private Variant update(Patch<Variant> patch, WriteTx tx) {
    Product product = owner(tx, patch.id());
    Variant before = tx.expecting(variants.get(tx, patch.id()));
    Variant next = patch.applyTo(before);
    return saved(tx, product, before, before.changed(next, product.options(), tx.now()));
  }

  final Action<ById, Variant> archiveVariant =
      delete("/catalog/variants/:id")
          .named("archive_variant")
          .says("Take a variant out of sale and out of the lists; old orders still show it.")
          .note(
              "A second time changes nothing. It keeps its SKU code and option values: free them"
                  + " with update_variant.")
          .alsoCalled(
              "delete a variant",
              "remove a size",
              "stop selling a SKU",
              "discontinue a size",
              "no longer carry a colour")
          .takes(ById.class)
          .gives(Variant.class)
          .example(new ById(id("var", 1)))
          .writes(this::archive);

  private Variant archive(ById in, WriteTx tx) {
    Product product = owner(tx, in.id());
    Variant before = tx.expecting(variants.get(tx, in.id()));
    return saved(tx, product, before, before.archived(tx.now()));
  }

  /**
   * The product is locked before its variants, here as everywhere, so that no two writes wait for
   * each other.
   */
  private Product owner(WriteTx tx, String id) {
    String productId =
        variants.byIds(tx, List.of(id)).stream()
            .findFirst()
            .map(Variant::productId)
            .orElseThrow(() -> Problem.notFound("Variant", id).next("list_variants"));
    return products.get(tx, productId);
  }

  private Variant saved(WriteTx tx, Product product, Variant before, Variant after) {
    if (!after.equals(before)) {
      catalog.save(tx, product, before, after);
      String what =
          after.archived() == before.archived()
              ? "updated"
              : after.archived() ? "archived" : "restored";
      tx.happened("variant." + what, before, after);
    }
    return after;
  }

  record FindVariantBySku(
      @Doc("The SKU code, compared exactly.") @Size(min = 1, max = Bounds.WORD) String skuCode) {}

  final Action<FindVariantBySku, Variant> findVariantBySku =
      get("/catalog/variants/by_sku/:sku_code")
          .named("find_variant_by_sku")
          .says("Find the variant with a SKU code, an archived one too.")
          .alsoCalled(
              "look up a SKU",
              "which product is this SKU",
              "what is this item number",
              "find an article by its code")
          .takes(FindVariantBySku.class)
          .gives(Variant.class)
          .example(new FindVariantBySku("DD1391-100-8"))
          .reads(this::bySku);

  private Variant bySku(FindVariantBySku in, ReadTx tx) {
    return variants.bySkus(tx, List.of(in.skuCode())).stream()
        .findFirst()
        .orElseThrow(
            () -> Problem.notFound("SKU", in.skuCode()).next("search_catalog", "list_variants"));
  }

  record FindVariantByGtin(
      @Doc("The barcode number; a UPC finds the EAN that writes it with a zero before.")
          @Size(min = 8, max = 14)
          String gtin) {}

  final Action<FindVariantByGtin, Variant> findVariantByGtin =
      get("/catalog/variants/by_gtin/:gtin")
          .named("find_variant_by_gtin")
          .says("Find the variant with a barcode number: a GTIN, EAN, UPC or ISBN of 13 digits.")
          .alsoCalled(
              "scan a barcode",
              "look up an EAN",
              "look up a UPC",
              "which item has this barcode",
              "find an isbn")
          .takes(FindVariantByGtin.class)
          .gives(Variant.class)
          .example(new FindVariantByGtin("2000000000015"))
          .reads(this::byGtin);

  private Variant byGtin(FindVariantByGtin in, ReadTx tx) {
    return variants
        .byGtin(tx, in.gtin())
        .orElseThrow(
            () -> Problem.notFound("GTIN", in.gtin()).next("search_catalog", "list_variants"));
  }
}
