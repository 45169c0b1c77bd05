package dev.storehand.feature.offers;

/** Where an offer is; that it is paused is a mark, not a state. */
public enum OfferStatus {
  DRAFT,
  SCHEDULED,
  ENABLED,
  DISABLED,
  ENDED,
  DISCARDED
}
