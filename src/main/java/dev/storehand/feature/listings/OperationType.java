package dev.storehand.feature.listings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be asked of a listing. */
enum OperationType {
  @JsonProperty("CREATE")
  CREATE,
  @JsonProperty("UPDATE")
  UPDATE,
  @JsonProperty("DELETE")
  DELETE,
  @JsonProperty("ACTIVATE")
  ACTIVATE,
  @JsonProperty("DEACTIVATE")
  DEACTIVATE,
  @JsonProperty("CANCEL_ORDER")
  CANCEL_ORDER,
  @JsonProperty("RECLAIM")
  RECLAIM,
  @JsonProperty("CANCEL_RECLAIM")
  CANCEL_RECLAIM
}
