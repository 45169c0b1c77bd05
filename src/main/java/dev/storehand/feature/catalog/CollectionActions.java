package dev.storehand.feature.catalog;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Patch;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be done with collections. */
public final class CollectionActions extends Actions {
  private final CollectionStore collections = new CollectionStore();
  private final ProductStore products = new ProductStore();

  public CollectionActions() {
    super(ProductActions.ROOM);
  }

  record ListCollections(
      @Doc("Only those of this status; active unless told.") Optional<Collection.Status> status,
      @Doc("Only those with this reference of yours.") @Size(min = 1, max = Bounds.WORD)
          Optional<String> reference) {}

  final Action<ListCollections, Page<Collection>> listCollections =
      get("/catalog/collections")
          .named("list_collections")
          .says("List collections with the ids of their products.")
          .alsoCalled(
              "show collections",
              "product groups",
              "show categories",
              "which product groups are there")
          .takes(ListCollections.class)
          .lists(Collection.class, "collections", "created_at", "updated_at", "name")
          .example(new ListCollections(Optional.empty(), Optional.empty()))
          .reads(this::list);

  private Page<Collection> list(ListCollections in, Paging paging, ReadTx tx) {
    return collections.list(tx, paging, in.status(), in.reference());
  }

  record CreateCollection(
      @Doc("Its name.")
          @Size(min = 1, max = Bounds.NAME)
          @Pattern(regexp = Bounds.TRIMMED, message = Bounds.TRIMMED_SAYS)
          String name,
      @Doc("The ids of its products, in order.")
          @Size(max = Collection.PRODUCTS)
          @Means(Senses.Distinct.class)
          Optional<List<@Size(min = 1, max = Bounds.ID) String>> productIds,
      @Doc("Your own id for it.") @Size(min = 1, max = Bounds.WORD) Optional<String> reference,
      @Doc("The system that id is of.") @Size(min = 1, max = Bounds.WORD)
          Optional<String> referenceOrigin,
      @Doc("Your own marks; never interpreted.") @Size(max = Bounds.ENTRIES)
          Optional<Map<String, @Size(max = Bounds.ENTRY) String>> metadata) {

    static CreateCollection of(String name, List<String> productIds) {
      return new CreateCollection(
          name, Optional.of(productIds), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  final Action<CreateCollection, Collection> createCollection =
      post("/catalog/collections")
          .named("create_collection")
          .says("Make a collection of products.")
          .note("It holds at most 1,000 products.")
          .sensesItself()
          .alsoCalled(
              "group products",
              "new collection",
              "make a drop",
              "new category",
              "a group for the season")
          .takes(CreateCollection.class)
          .gives(Collection.class)
          .example(CreateCollection.of("Summer drop", List.of(id("prd", 1))))
          .writes(this::create);

  private Collection create(CreateCollection in, WriteTx tx) {
    Collection collection =
        new Collection(
            tx.id("col"),
            in.name(),
            in.productIds().orElse(List.of()),
            Collection.Status.ACTIVE,
            in.reference(),
            in.referenceOrigin(),
            in.metadata().orElse(Map.of()),
            Optional.empty(),
            tx.now(),
            tx.now(),
            1);
    check(tx, collection);
    collections.insert(tx, collection);
    tx.happened("collection.created", collection);
    return collection;
  }

  final Action<ById, Collection> readCollection =
      get("/catalog/collections/:id")
          .named("read_collection")
          .says("Show a collection with the ids of its products.")
          .note("list_products with collection_id shows the products themselves.")
          .alsoCalled(
              "what is in a collection",
              "look into a collection",
              "products of a category",
              "show one product group")
          .takes(ById.class)
          .gives(Collection.class)
          .example(new ById(id("col", 1)))
          .reads((in, tx) -> collections.get(tx, in.id()));

  final Action<Patch<Collection>, Collection> updateCollection =
      patch("/catalog/collections/:id")
          .named("update_collection")
          .says("Change a collection: send only what changes.")
          .sensesItself()
          .alsoCalled(
              "add products to a collection",
              "rename a collection",
              "reorder a collection",
              "take a product out of a collection",
              "edit a category")
          .patches(Collection.class)
          .example("{\"id\": \"" + id("col", 1) + "\", \"name\": \"Autumn drop\"}")
          .writes(this::update);

  private Collection update(Patch<Collection> patch, WriteTx tx) {
    Collection before = tx.expecting(collections.get(tx, patch.id()));
    Collection after = before.changed(patch.applyTo(before), tx.now());
    check(tx, after);
    return saved(tx, before, after, "collection.updated");
  }

  final Action<ById, Collection> archiveCollection =
      delete("/catalog/collections/:id")
          .named("archive_collection")
          .says("Take a collection out of the lists; its products stay as they are.")
          .note("A second time changes nothing.")
          .alsoCalled(
              "delete a collection",
              "remove a collection",
              "remove a category",
              "a product group is not needed any more")
          .takes(ById.class)
          .gives(Collection.class)
          .example(new ById(id("col", 1)))
          .writes(this::archive);

  private Collection archive(ById in, WriteTx tx) {
    Collection before = tx.expecting(collections.get(tx, in.id()));
    return saved(tx, before, before.archived(tx.now()), "collection.archived");
  }

  private Collection saved(WriteTx tx, Collection before, Collection after, String event) {
    if (!after.equals(before)) {
      collections.save(tx, before, after);
      tx.happened(event, before, after);
    }
    return after;
  }

  private void check(WriteTx tx, Collection collection) {
    List<Fault> faults = new ArrayList<>(collection.faults());
    List<String> ids = collection.productIds();
    Set<String> known = ids.isEmpty() ? Set.of() : products.byIds(tx, ids).keySet();
    for (int i = 0; i < ids.size(); i++) {
      if (!known.contains(ids.get(i))) {
        faults.add(new Fault("product_ids[" + i + "]", "is unknown: " + ids.get(i)));
      }
    }
    Catalog.refuse(faults);
  }
}
