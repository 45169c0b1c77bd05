package dev.storehand.feature.offers;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Bulk;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Variants across offers: in which they are, how many were sold, and whether the counts hold. */
public final class PreorderVariantActions extends Actions {
  private static final String PATH = "/preorders/product_variants";

  private final OfferVariantStore rows = new OfferVariantStore();
  private final OfferCountStore counts = new OfferCountStore();
  private final OfferStore offers = new OfferStore();
  private final Reach reach = new Reach();
  private final Variants variants;
  private final OrderedUnits lines;
  private final ShopDays days;
  private final Quotes quotes;

  public PreorderVariantActions(
      Variants variants, OrderedUnits lines, ShopDays days, Quotes quotes) {
    super(OfferActions.ROOM);
    this.quotes = quotes;
    this.days = days;
    this.variants = variants;
    this.lines = lines;
  }

  record ListPreorderVariants(
      @Doc("Only these, by variant id.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = 64) String>> variantIds,
      @Doc("Only of these SKU codes.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = 100) String>> skuCodes,
      @Doc("Only those of this offer.") @Size(min = 1, max = 64) Optional<String> offerId) {}

  final Action<ListPreorderVariants, Page<PreorderVariant>> listPreorderVariants =
      get(PATH)
          .named("list_preorder_variants")
          .says("List the variants that offers sell, or sold, with how many over all offers.")
          .alsoCalled(
              "which products are on preorder",
              "preorder counts by sku",
              "every sku that can be preordered",
              "all items people can preorder",
              "products with preorders")
          .takes(ListPreorderVariants.class)
          .lists(PreorderVariant.class, "product_variants", "preorder_count", "id")
          .example(new ListPreorderVariants(Optional.empty(), Optional.empty(), Optional.empty()))
          .reads(this::list);

  private Page<PreorderVariant> list(ListPreorderVariants in, Paging paging, ReadTx tx) {
    Optional<List<String>> ofSkus =
        in.skuCodes()
            .map(
                codes -> variants.bySkus(tx, codes).values().stream().map(VariantRef::id).toList());
    return rows.acrossOffers(tx, paging, in, ofSkus);
  }

  record OneVariant(@Doc("Which variant, by its id.") @Size(min = 1, max = 64) String variantId) {}

  final Action<OneVariant, PreorderVariant> readPreorderVariant =
      get(PATH + "/:variant_id")
          .named("read_preorder_variant")
          .says("Read a variant's preorders: every offer it is in, its counts, and any drift.")
          .note("drift is what is counted less what the order lines say; recalculate mends it.")
          .alsoCalled(
              "how many preorders does this product have",
              "is the preorder count correct",
              "preorder units of a sku over all drops",
              "does the preorder number drift",
              "preorder info of one item")
          .takes(OneVariant.class)
          .gives(PreorderVariant.class)
          .example(new OneVariant(id("var", 1)))
          .reads((in, tx) -> read(tx, in.variantId()));

  private PreorderVariant read(ReadTx tx, String variantId) {
    VariantRef variant = variants.get(tx, variantId);
    List<OfferVariant> all = rows.of(tx, variantId);
    Map<String, Long> ordered =
        lines.of(tx, all.stream().map(OfferVariant::id).toList()).stream()
            .collect(
                Collectors.groupingBy(
                    OrderedUnits.Units::offerVariantId,
                    Collectors.summingLong(OrderedUnits.Units::units)));
    Map<String, Offer> known =
        offers.byIds(tx, all.stream().map(OfferVariant::offerId).distinct().toList());
    return PreorderVariant.of(
        variantId,
        variant.skuCode(),
        all.stream()
            .map(
                each ->
                    PreorderVariant.InOffer.of(
                        each, known.get(each.offerId()), ordered.getOrDefault(each.id(), 0L)))
            .toList());
  }

  record ListVariantOffers(
      @Doc("Which variant, by its id.") @Size(min = 1, max = 64) String variantId,
      @Doc("Only offers in this state; discarded ones are shown only where they are asked for.")
          Optional<OfferStatus> status,
      @Doc("The market it is shown in, by id or code; the shop's default unless told.")
          @Size(min = 1, max = 64)
          Optional<String> market,
      @Doc("The shopper's language, such as de or pt-BR; the offer's own texts unless told.")
          @Size(min = 2, max = 35)
          @Means(Senses.Language.class)
          Optional<String> locale) {}

  final Action<ListVariantOffers, Page<VariantOffer>> listVariantOffers =
      get(PATH + "/:variant_id/offers")
          .named("list_variant_offers")
          .says(
              "List the offers that sell a variant, and what a shopper sees of each: texts, price,"
                  + " deposit, delivery.")
          .note("An offer sells a variant that was added to it, or by a collection, or sells all.")
          .note(
              "shown is for one market and one language: each text is the locale's, else its"
                  + " language's (de for de-AT), else the offer's own.")
          .note("shown has drafts too, to look at before they start; for_sale says what sells now.")
          .alsoCalled(
              "in which offers is this sku",
              "offers of a product",
              "which drops include this product",
              "campaigns a size belongs to",
              "is this sku on presale anywhere",
              "what shoppers see of the preorder")
          .takes(ListVariantOffers.class)
          .lists(
              VariantOffer.class,
              "offers",
              "created_at",
              "updated_at",
              "internal_name",
              "starts_at",
              "ends_at")
          .example(
              new ListVariantOffers(
                  id("var", 1), Optional.empty(), Optional.of("MAIN"), Optional.of("de")))
          .reads(this::offers);

  private Page<VariantOffer> offers(ListVariantOffers in, Paging paging, ReadTx tx) {
    VariantRef variant = variants.get(tx, in.variantId());
    Page<OfferStore.Held> page =
        offers.selling(
            tx, paging, OfferActions.ListOffers.in(in.status()), reach.of(tx, variant), days);
    Map<String, OfferVariant> own =
        rows.of(tx, variant.id()).stream()
            .collect(Collectors.toMap(OfferVariant::offerId, each -> each));
    Map<String, Quotes.Quote> terms =
        quotes.of(
            tx, page.rows().stream().map(OfferStore.Held::selling).toList(), variant, in.market());
    return page.map(
        each -> {
          String id = each.offer().id();
          Quotes.Quote quote = terms.get(id);
          Wording wording = Wording.of(each.settings(), Optional.of(quote.marketId()), in.locale());
          return new VariantOffer(
              each.offer(),
              Shown.of(
                  wording,
                  quote,
                  Optional.ofNullable(own.get(id)).flatMap(OfferVariant::shippingText)));
        });
  }

  final Action<OneVariant, PreorderVariant> recalculatePreorderCount =
      post(PATH + "/:variant_id/recalculate_preorder_count")
          .named("recalculate_preorder_count")
          .says("Count a variant's preorders anew from the order lines, in every offer it is in.")
          .note("Safe while orders come in. The answer shows the counts as they now stand.")
          .alsoCalled(
              "fix the preorder count",
              "resync sold units",
              "repair a wrong count",
              "the presold number is wrong",
              "recount preorders of a sku",
              "sold counter is out of sync")
          .repeatable()
          .takes(OneVariant.class)
          .gives(PreorderVariant.class)
          .example(new OneVariant(id("var", 1)))
          .writes(this::recalculate);

  /** The rows are locked before the lines are read: a sale that is under way is waited for. */
  private PreorderVariant recalculate(OneVariant in, WriteTx tx) {
    PreorderVariant before = read(tx, in.variantId());
    List<OfferVariant> all = rows.of(tx, in.variantId());
    Map<String, List<OrderedUnits.Units>> ordered =
        lines.of(tx, all.stream().map(OfferVariant::id).toList()).stream()
            .collect(Collectors.groupingBy(OrderedUnits.Units::offerVariantId));
    for (OfferVariant row : all) {
      Map<String, Long> byMarket =
          ordered.getOrDefault(row.id(), List.of()).stream()
              .collect(Collectors.toMap(OrderedUnits.Units::marketId, OrderedUnits.Units::units));
      counts.recount(
          tx, row.id(), byMarket.values().stream().mapToLong(Long::longValue).sum(), byMarket);
    }
    PreorderVariant after = read(tx, in.variantId());
    if (!after.equals(before)) {
      tx.happened("preorder_variant.recounted", before, after);
    }
    return after;
  }

  final Action<Bulk, JobAnswer> bulkRecalculatePreorderCounts =
      post(PATH + "/bulk_recalculate_preorder_counts")
          .named("bulk_recalculate_preorder_counts")
          .says("Count the preorders of many variants anew.")
          .alsoCalled(
              "fix all preorder counts",
              "resync every count",
              "recount all presold numbers",
              "all counters are wrong")
          .inBulk(recalculatePreorderCount, listPreorderVariants)
          .example("{\"ids\": [\"" + id("var", 1) + "\"]}")
          .starts();
}
