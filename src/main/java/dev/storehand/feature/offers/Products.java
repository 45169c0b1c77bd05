package dev.storehand.feature.offers;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** What an offer sells. */
@Doc("What an offer sells.")
public record Products(
    @Doc("all the catalogue, one collection, or custom: the variants that were added.")
        Source source,
    @Doc("The collection, where the source is collection.") @Size(min = 1, max = 64)
        Optional<String> collectionId) {

  /** Where its variants come from. */
  public enum Source {
    ALL,
    COLLECTION,
    CUSTOM
  }

  static Products usual() {
    return new Products(Source.CUSTOM, Optional.empty());
  }

  List<Fault> faults(String path) {
    return source == Source.COLLECTION && collectionId.isEmpty()
        ? List.of(new Fault(path + ".collection_id", "is missing: the source is collection"))
        : List.of();
  }
}
