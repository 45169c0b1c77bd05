package dev.storehand.feature.offers;

import dev.storehand.core.db.Resource;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A variant as all offers together sell it. */
@Doc("A variant that offers sell, or sold.")
record PreorderVariant(
    @Doc("The variant's id.") String id,
    @Doc("Its SKU code.") Optional<String> skuCode,
    @Doc("In how many offers it is or was.") long offersCount,
    @Doc("Units of its preorders that are not cancelled, over all offers.") long preorderCount,
    @Doc("Units of them that were given stock.") long releasedCount,
    @Doc("Units that wait for stock.") long waitingCount,
    @Doc("How the count differs from the order lines; 0 is right. In read_preorder_variant only.")
        Optional<Long> drift,
    @Doc("Every offer it is in; in read_preorder_variant only.") Optional<List<InOffer>> offers)
    implements Resource {

  /** The variant in one offer. */
  @Doc("A variant in one offer.")
  record InOffer(
      @Doc("The offer.") String offerId,
      @Doc("The offer's name among you.") String internalName,
      @Doc("The offer's state.") OfferStatus status,
      @Doc("When the offer begins to sell.") Optional<Instant> startsAt,
      @Doc("When the offer stops selling.") Optional<Instant> endsAt,
      @Doc("Its id in the offer, which order lines keep.") String offerVariantId,
      @Doc("Units sold and not cancelled, as counted.") long sold,
      @Doc("The same since the count was last reset.") long soldCount,
      @Doc("Units sold and not cancelled, by the order lines.") long ordered,
      @Doc("sold less ordered; 0 is right.") long drift,
      @Doc("Units that were given stock.") long released,
      @Doc("The limit that holds.") Optional<Long> limit,
      @Doc("What is left of it.") Optional<Long> remaining) {

    static InOffer of(OfferVariant row, Offer offer, long ordered) {
      return new InOffer(
          offer.id(),
          offer.internalName(),
          offer.status(),
          offer.startsAt(),
          offer.endsAt(),
          row.id(),
          row.sold(),
          row.soldCount(),
          ordered,
          row.sold() - ordered,
          row.released(),
          row.limit(),
          row.remaining());
    }
  }

  static PreorderVariant of(String id, Optional<String> skuCode, List<InOffer> offers) {
    long sold = offers.stream().mapToLong(InOffer::sold).sum();
    long released = offers.stream().mapToLong(InOffer::released).sum();
    return new PreorderVariant(
        id,
        skuCode,
        offers.size(),
        sold,
        released,
        sold - released,
        Optional.of(offers.stream().mapToLong(InOffer::drift).sum()),
        Optional.of(offers));
  }
}
