package dev.storehand.feature.listings;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What listings are listed by. */
record ListListings(
    @Doc("Only these, by id.") @Size(min = 1, max = 100)
        Optional<List<@Size(min = 1, max = 64) String>> ids,
    @Doc("Only those that stand so; all but DELETED unless told.") @Size(min = 1, max = 6)
        Optional<List<Listing.Status>> statuses,
    @Doc("Only of these products.") @Size(min = 1, max = 100)
        Optional<List<@Size(min = 1, max = 64) String>> productIds,
    @Doc("Only of these variants.") @Size(min = 1, max = 100)
        Optional<List<@Size(min = 1, max = 64) String>> variantIds,
    @Doc("Only those that these jobs made.") @Size(min = 1, max = 100)
        Optional<List<@Size(min = 1, max = 64) String>> batchIds,
    @Doc("Only of this kind.") Optional<Listing.InventoryType> inventoryType,
    @Doc("Only of this seller, by customer id.") @Size(min = 1, max = 64) Optional<String> sellerId,
    @Doc("Only those that offer a unit of this stock item.") @Size(min = 1, max = 64)
        Optional<String> stockItemId,
    @Doc("Only in this currency, ISO 4217.")
        @Size(max = 3)
        @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
        Optional<String> currency,
    @Doc("Only those with this reference.") @Size(min = 1, max = 200) Optional<String> reference,
    @Doc("Made at or after this time.") Optional<TimeOrDay> createdAtFrom,
    @Doc("Made at or before this time.") Optional<TimeOrDay> createdAtTo) {

  /** Those that stand so. */
  static ListListings at(Listing.Status status) {
    return new ListListings(
        Optional.empty(),
        Optional.of(List.of(status)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The statuses that are shown, as the table writes them. */
  List<String> wanted() {
    return statuses
        .map(List::stream)
        .orElseGet(
            () -> Stream.of(Listing.Status.values()).filter(each -> each != Listing.Status.DELETED))
        .map(Listing.Status::name)
        .toList();
  }
}
