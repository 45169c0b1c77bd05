package dev.storehand.feature.offers;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Patch;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.offers.OfferStore.Held;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an offer sells: its source, its variants, and what was sold of them. */
public final class OfferProductActions extends Actions {
  private static final String PATH = "/preorders/offers/:id/products";

  private final OfferStore offers = new OfferStore();
  private final OfferVariantStore rows = new OfferVariantStore();
  private final OfferCountStore counts = new OfferCountStore();
  private final OfferDesk desk;
  private final Variants variants;

  public OfferProductActions(OfferDesk desk, Variants variants) {
    super(OfferActions.ROOM);
    this.desk = desk;
    this.variants = variants;
    desk.serves(
        "products",
        capability(PATH, "offer_products", Products.class)
            .about("what an offer sells: all variants, a collection, or those that were added")
            .note("A 409 where another offer that sells has the same variants.")
            .readAlsoCalled(
                "which products does the offer sell",
                "what can be preordered",
                "what does the offer sell",
                "products in the presale",
                "does the drop cover everything")
            .alsoCalled(
                "sell the whole catalogue on preorder",
                "change the product source",
                "let every product be preordered",
                "go from hand-picked items to all products",
                "choose what is on presale")
            .example("{\"id\": \"" + id("ofr", 1) + "\", \"source\": \"custom\"}"),
        Settings::products,
        Settings::with);
  }

  /** What an offer sells, after a change of its variants. */
  @Doc("An offer's variants in sum.")
  record Chosen(
      @Doc("The offer.") String offerId,
      @Doc("How many of those named were added or taken out by this call.") long changed,
      @Doc("How many variants it has now.") long variantsCount,
      @Doc("The offer's version.") long version) {}

  record AddVariants(
      @Doc("Which offer.") @Size(min = 1, max = 64) String id,
      @Doc("Which variants, by id.") @Size(min = 1, max = 1000) @Means(Senses.Distinct.class)
          List<@Size(min = 1, max = 64) String> variantIds,
      @Doc("At most so many of each of them, in place of the offer's total_limit.")
          @Min(0)
          @Max(1_000_000_000)
          Optional<Integer> capacity,
      @Doc("What is shown of their delivery.") @Size(min = 1, max = 300) @Means(Template.class)
          Optional<String> shippingText) {}

  final Action<AddVariants, Chosen> addOfferVariants =
      post(PATH + "/add_variants")
          .named("add_offer_variants")
          .says("Add variants to an offer that sells hand-picked ones.")
          .note("One that is there already stays. All are added or none, and every fault is told.")
          .alsoCalled(
              "put products on preorder",
              "add a sku to the offer",
              "sell this size as preorder",
              "include another product in the presale",
              "attach items to the drop",
              "one more size in the preorder")
          .repeatable()
          .versioned()
          .takes(AddVariants.class)
          .gives(Chosen.class)
          .example(
              new AddVariants(
                  id("ofr", 1), List.of(id("var", 1)), Optional.of(50), Optional.empty()))
          .writes(this::add);

  private Chosen add(AddVariants in, WriteTx tx) {
    Held held = picked(tx, in.id());
    Map<String, VariantRef> known = variants.byIds(tx, in.variantIds());
    refuse(
        in.variantIds(),
        each -> !known.containsKey(each),
        "is unknown",
        each -> known.get(each).archived(),
        "is archived");
    List<String> before = rows.chosen(tx, in.id());
    rows.choose(
        tx, in.id(), in.variantIds(), new OfferVariant.Terms(in.capacity(), in.shippingText()));
    desk.pass(tx, held);
    return changed(tx, held, before.size());
  }

  record RemoveVariants(
      @Doc("Which offer.") @Size(min = 1, max = 64) String id,
      @Doc("Which variants, by id.") @Size(min = 1, max = 1000) @Means(Senses.Distinct.class)
          List<@Size(min = 1, max = 64) String> variantIds) {}

  final Action<RemoveVariants, Chosen> removeOfferVariants =
      post(PATH + "/remove_variants")
          .named("remove_offer_variants")
          .says("Take variants out of an offer: they are sold by it no longer.")
          .note("What was sold of them stays known, and their orders stay.")
          .alsoCalled(
              "take products off preorder",
              "drop a size from the offer",
              "pull a product out of the presale",
              "leave an item out of the drop",
              "no longer preorder this size",
              "detach a sku from an offer")
          .repeatable()
          .versioned()
          .takes(RemoveVariants.class)
          .gives(Chosen.class)
          .example(new RemoveVariants(id("ofr", 2), List.of(id("var", 1))))
          .writes(this::remove);

  private Chosen remove(RemoveVariants in, WriteTx tx) {
    Held held = picked(tx, in.id());
    Map<String, VariantRef> known = variants.byIds(tx, in.variantIds());
    refuse(in.variantIds(), each -> !known.containsKey(each), "is unknown", each -> false, "");
    List<String> before = rows.chosen(tx, in.id());
    rows.drop(tx, in.id(), in.variantIds());
    return changed(tx, held, before.size());
  }

  private Held picked(WriteTx tx, String id) {
    Held held = desk.enter(tx, id);
    if (held.settings().products().source() != Products.Source.CUSTOM) {
      throw Problem.of(
              Code.CONFLICT,
              "The offer " + id + " sells no hand-picked variants, but a whole source")
          .hint("Make its source custom with update_offer_products first.")
          .next("update_offer_products");
    }
    return held;
  }

  private Chosen changed(WriteTx tx, Held held, int before) {
    int now = rows.chosen(tx, held.offer().id()).size();
    if (now == before) {
      return new Chosen(held.offer().id(), 0, now, held.offer().version());
    }
    Offer after = held.offer().selling(held.settings().products(), tx.now());
    offers.save(tx, after);
    tx.happened("offer.variants_changed", held.offer(), after);
    return new Chosen(after.id(), Math.abs(now - before), now, after.version());
  }

  private static void refuse(
      List<String> ids,
      java.util.function.Predicate<String> first,
      String sentence,
      java.util.function.Predicate<String> second,
      String other) {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String each = ids.get(i);
      if (first.test(each)) {
        faults.add(new Fault("variant_ids[" + i + "]", sentence + ": " + each));
      } else if (second.test(each)) {
        faults.add(new Fault("variant_ids[" + i + "]", other + ": " + each));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults).next("list_variants");
    }
  }

  record SetCollection(
      @Doc("Which offer.") @Size(min = 1, max = 64) String id,
      @Doc("Which collection, by id.") @Size(min = 1, max = 64) String collectionId) {}

  final Action<SetCollection, Products> setOfferCollection =
      post(PATH + "/set_collection")
          .named("set_offer_collection")
          .says("Say which collection an offer sells, where it sells one.")
          .note(
              "A 409 unless its source is collection; update_offer_products changes both at once.")
          .alsoCalled(
              "preorder a whole collection",
              "switch the offer's collection",
              "put a collection on presale",
              "use another collection for the drop",
              "everything in a collection on preorder")
          .repeatable()
          .versioned()
          .takes(SetCollection.class)
          .gives(Products.class)
          .example(new SetCollection(id("ofr", 6), id("col", 1)))
          .writes(this::setCollection);

  private Products setCollection(SetCollection in, WriteTx tx) {
    return desk.change(
            tx,
            in.id(),
            "products.",
            all -> {
              if (all.products().source() != Products.Source.COLLECTION) {
                throw Problem.of(
                        Code.CONFLICT, "The offer " + in.id() + " does not sell a collection")
                    .hint("Make its source collection with update_offer_products.")
                    .next("update_offer_products");
              }
              return all.with(
                  new Products(Products.Source.COLLECTION, Optional.of(in.collectionId())));
            })
        .products();
  }

  record ListVariants(
      @Doc("Which offer.") @Size(min = 1, max = 64) String id,
      @Doc("Only these variants, by id.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = 64) String>> variantIds,
      @Doc("True leaves those that were added, false those that were not; both unless told.")
          Optional<Boolean> chosen) {}

  final Action<ListVariants, Page<OfferVariant>> listOfferVariants =
      get(PATH + "/variants")
          .named("list_offer_variants")
          .says("List an offer's variants with their limits and what was sold of them.")
          .note(
              "Of an offer of all, or of a collection, those are shown that were sold or changed.")
          .alsoCalled(
              "skus in the offer",
              "how many preorders per size",
              "what is in the offer",
              "units sold by variant",
              "what sold per size in the drop",
              "sizes and caps of the presale")
          .takes(ListVariants.class)
          .lists(OfferVariant.class, "offer_variants", "created_at", "sold", "updated_at")
          .example(new ListVariants(id("ofr", 2), Optional.empty(), Optional.empty()))
          .reads(this::list);

  private Page<OfferVariant> list(ListVariants in, Paging paging, ReadTx tx) {
    desk.get(tx, in.id());
    return rows.list(tx, paging, in);
  }

  record OneVariant(
      @Doc("Which offer.") @Size(min = 1, max = 64) String id,
      @Doc("Which variant, by its id.") @Size(min = 1, max = 64) String variantId) {}

  final Action<OneVariant, OfferVariant> readOfferVariant =
      get(PATH + "/variants/:variant_id")
          .named("read_offer_variant")
          .says("Read one variant of an offer: its limit, what was sold, and what is left.")
          .alsoCalled(
              "how many of one size are left",
              "how many are left on preorder",
              "what is the cap of this size",
              "remaining presale units of a size",
              "has this size sold out on preorder")
          .takes(OneVariant.class)
          .gives(OfferVariant.class)
          .example(new OneVariant(id("ofr", 2), id("var", 1)))
          .reads((in, tx) -> get(tx, in.id(), in.variantId()));

  private OfferVariant get(ReadTx tx, String offer, String variant) {
    return rows.find(tx, offer, variant)
        .orElseThrow(
            () ->
                Problem.notFound("Variant of the offer " + offer, variant)
                    .next("list_offer_variants", "add_offer_variants"));
  }

  final Action<Patch<OfferVariant>, OfferVariant> updateOfferVariant =
      patch(PATH + "/variants/:variant_id")
          .named("update_offer_variant")
          .says("Change the limit or the shipping text of one variant of an offer.")
          .note("A limit below what is sold stops its sales; it takes nothing back.")
          .alsoCalled(
              "let one size sell more",
              "limit one size",
              "raise the cap of a sku",
              "variant shipping text",
              "per size quota",
              "a different ship text for one product")
          .patches(OfferVariant.class)
          .example(
              "{\"id\": \"%s\", \"variant_id\": \"%s\", \"capacity\": 80}"
                  .formatted(id("ofr", 2), id("var", 1)))
          .writes(this::update);

  private OfferVariant update(Patch<OfferVariant> patch, WriteTx tx) {
    String variant = patch.part("variant_id");
    Held held = desk.get(tx, patch.id());
    OfferMove.CHANGE.check(held.offer());
    if (held.settings().products().source() != Products.Source.CUSTOM) {
      counts.begin(tx, tx.id("ofv"), patch.id(), variants.get(tx, variant).id());
    }
    OfferVariant before = tx.expecting(get(tx, patch.id(), variant));
    return patch.change(
        before,
        wanted -> {
          rows.saveTerms(tx, before.id(), wanted.terms());
          return changed(tx, "offer.variant_updated", before);
        });
  }

  private OfferVariant changed(WriteTx tx, String event, OfferVariant before) {
    OfferVariant after = get(tx, before.offerId(), before.variantId());
    tx.happened(event, before, after);
    return after;
  }

  final Action<OneVariant, OfferVariant> resetOfferSoldCount =
      post(PATH + "/variants/:variant_id/reset_sold_count")
          .named("reset_offer_sold_count")
          .says("Count a variant's sales from nothing again, so that its whole limit is free.")
          .note("sold_count becomes 0; sold, which says what was really ordered, stays.")
          .alsoCalled(
              "start the counter over",
              "free the limit for a second wave",
              "set the sold counter to zero",
              "clear how many were sold of a size",
              "restart the count for a restocked size")
          .repeatable()
          .takes(OneVariant.class)
          .gives(OfferVariant.class)
          .example(new OneVariant(id("ofr", 2), id("var", 1)))
          .writes(this::reset);

  private OfferVariant reset(OneVariant in, WriteTx tx) {
    OfferMove.CHANGE.check(desk.get(tx, in.id()).offer());
    OfferVariant before = tx.expecting(get(tx, in.id(), in.variantId()));
    if (before.soldCount() == 0) {
      return before;
    }
    counts.resetCount(tx, before.id());
    return changed(tx, "offer.variant_count_reset", before);
  }
}
