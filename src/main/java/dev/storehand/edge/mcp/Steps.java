package dev.storehand.edge.mcp;

import java.util.Map;
import java.util.Optional;

/** What several flows have in common: how to change things, and how to find what is meant. */
final class Steps {
  static final String LOCATION = "stock_location_id";

  /** How every flow that changes something ends. */
  static final String MANNERS =
      """

      Give each change an idempotency_key of your own, so that a repeated call does nothing twice. Call it first with \
      dry_run: true and look at the answer; then call it again without. If a call is refused, read the sentences and the \
      hint, and mend the call. Do not guess ids: take them from answers. End with a short summary for the merchant.
      """;

  /** Which variants the merchant's words mean. */
  static final String FIND_VARIANTS =
      "For each of them, call `find_variant_by_sku` with its sku_code; where there is no code that fits, call"
          + " `search_catalog` with its words as query and `list_variants` with the product_id found, and ask the"
          + " merchant if more than one could be meant.";

  /** How a list is read to its end. */
  static final String ALL_PAGES =
      "walk through all pages (cursor: empty at first, then each answer's next_cursor, while has_more)";

  private Steps() {}

  static Optional<String> place(Map<String, String> given) {
    return Optional.ofNullable(given.get(LOCATION));
  }

  static String atLocation(Map<String, String> given) {
    return place(given)
        .map(
            id ->
                "The place is stock_location_id "
                    + id
                    + "; call `read_stock_location` with this id to see that it is the right one.")
        .orElse(
            "Call `list_stock_locations`. If there is more than one, ask the merchant which it was.");
  }

  /** What was told, or that the merchant is to be asked. */
  static String orAsk(Map<String, String> given, String argument) {
    return Optional.ofNullable(given.get(argument)).orElse("ask the merchant");
  }
}
