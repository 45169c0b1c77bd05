package dev.storehand.edge.mcp;

import static dev.storehand.edge.mcp.Prompt.choice;
import static dev.storehand.edge.mcp.Prompt.optional;
import static dev.storehand.edge.mcp.Prompt.required;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The everyday flows of a merchant with a catalogue and stock. A name in backticks is an action's.
 */
public final class MerchantPrompts {
  private static final String LOCATION = "stock_location_id";
  private static final String MANNERS =
      """

      Before each change, call the action with dry_run: true and look at the answer; then call it again without, and with an
      idempotency_key of your own, so that a repeated call does nothing twice. If a call is refused, read the sentences and
      the hint, and mend the call. Do not guess ids: take them from answers. End with a short summary for the merchant.
      """;

  private MerchantPrompts() {}

  /** All of them, in the order in which they are listed. */
  public static List<Prompt> all() {
    return List.of(importCatalog(), stockArrived(), recountStock(), lowStockCheck(), closeTheDay());
  }

  private static Prompt importCatalog() {
    return new Prompt(
        "import_catalog",
        "Import a catalogue",
        "Bring a product file into the catalogue, with its stock where wanted.",
        List.of(
            required(
                "file", "The product CSV itself, as Shopify exports it, or where you can read it."),
            optional(
                LOCATION,
                "Where the file's quantities are; without it they are left out.",
                LOCATION)),
        given ->
            """
            Import this product file into the shop's catalogue: %s
            1. Call `read_shop`: the file's prices must be in the shop's currency.
            2. %s
            3. Call `import_products` with the file's text as csv%s. A fault in the file is told with its row and column, \
            and then nothing is imported: show the merchant the faults and ask how to mend them.
            4. Call `read_job` with the job's id until it has ended, and read its counts.
            5. Call `search_catalog` with the name of one product of the file, to see that it is there, and \
            `list_products` for the total count.
            """
                    .formatted(
                        given.get("file"),
                        place(given)
                            .map(
                                id ->
                                    "Call `read_stock_location` with id "
                                        + id
                                        + " to see that it is the right place.")
                            .orElse(
                                "Call `list_stock_locations` and ask the merchant whether the file's quantities"
                                    + " belong to one of them; if not, import without."),
                        place(given).map(id -> " and stock_location_id " + id).orElse(""))
                + MANNERS);
  }

  private static Prompt stockArrived() {
    return new Prompt(
        "stock_arrived",
        "Stock arrived",
        "Book a delivery: so many units of some SKUs, at one location.",
        List.of(
            required("delivery", "What came, such as 12 of TEE-RED-M and 6 of TEE-RED-L."),
            optional(LOCATION, "Where it came in.", LOCATION)),
        given ->
            """
            A delivery has arrived: %s
            1. %s
            2. For each line, call `find_variant_by_sku`; where the line has no code that fits, call `search_catalog` with \
            its words and `list_variants` with the product_id found, and ask the merchant if more than one could be meant.
            3. Call `list_stock_items` with the sku_codes and the stock_location_id. A SKU that has no stock item there yet \
            gets one by `create_stock_item` with the quantity that came.
            4. For every other line, call `adjust_stock` with the item's id, the units as delta and reason received.
            5. Call `check_availability` with the sku_codes, and tell the merchant what can be sold now.
            """
                    .formatted(given.get("delivery"), atLocation(given))
                + MANNERS);
  }

  private static Prompt recountStock() {
    return new Prompt(
        "recount_stock",
        "Recount stock",
        "Compare a count on the shelf with the books and write down what was found.",
        List.of(
            required("count", "What was counted, such as TEE-RED-M 11, TEE-RED-L 6."),
            optional(LOCATION, "Where it was counted.", LOCATION)),
        given ->
            """
            Stock has been counted: %s
            1. %s
            2. Call `list_stock_items` with the sku_codes and the stock_location_id, and note each item's quantity, \
            reserved and version.
            3. Show the merchant each difference. Where one is large, call `list_stock_movements` with the item's id to see \
            what happened to it, and ask before you go on.
            4. For each difference, call `set_stock` with the item's id, the counted quantity, reason recount and \
            expected_version as noted. 409 stale_version means that somebody sold or received meanwhile: read it again and \
            ask for a new count. 409 insufficient_stock means that more is reserved than was counted: tell the merchant.
            """
                    .formatted(given.get("count"), atLocation(given))
                + MANNERS);
  }

  private static Prompt lowStockCheck() {
    return new Prompt(
        "low_stock_check",
        "Low stock check",
        "See what is running out, how fast, and what to order.",
        List.of(
            optional(LOCATION, "Only there.", LOCATION),
            choice(
                "depth",
                "brief lists what is low; thorough looks at its movements too.",
                "brief",
                "thorough")),
        given ->
            """
            Find out what is running low. This changes nothing.
            1. Call `list_stock_items` with low_only: true%s and sort: quantity, and walk through all pages.
            2. %s
            3. Call `check_availability` with the sku_codes: another location may have plenty.
            4. Give the merchant a table: SKU, available, threshold, where else there is some, and what to order, the most \
            urgent first.
            """
                .formatted(
                    place(given).map(id -> ", stock_location_id: " + id).orElse(""),
                    "brief".equals(given.get("depth"))
                        ? "Call `read_variant` for those whose name you need."
                        : "For each, call `list_stock_movements` with its sku_code for the last 30 days, to see how fast it"
                            + " goes, and `read_variant` for its name."));
  }

  private static Prompt closeTheDay() {
    return new Prompt(
        "close_the_day",
        "Close the day",
        "What happened in the shop on one day, and what needs a look tomorrow.",
        List.of(optional("day", "The day, such as 2026-11-21; today unless told.")),
        given ->
            """
            Close the day: %s. This changes nothing.
            1. Call `read_shop` for the time zone: the day runs from midnight to midnight there.
            2. Call `list_events` with from and to, its first and last moment as times with Z, and walk through all pages: what was made, changed and archived, \
            and by whom.
            3. Call `list_stock_movements` for the same time and add up the deltas by reason: received, sold, damaged, lost.
            4. Call `list_audit_entries` for the same time: is there a key whose calls nobody expects?
            5. Call `list_stock_items` with low_only: true for what to order.
            6. Tell the merchant in at most ten lines: what came in, what went out, what was changed, what looks odd, and \
            what to do tomorrow.
            """
                .formatted(Optional.ofNullable(given.get("day")).orElse("today")));
  }

  private static Optional<String> place(Map<String, String> given) {
    return Optional.ofNullable(given.get(LOCATION));
  }

  private static String atLocation(Map<String, String> given) {
    return place(given)
        .map(
            id ->
                "The place is stock_location_id "
                    + id
                    + "; call `read_stock_location` to see that it is the right one.")
        .orElse(
            "Call `list_stock_locations`. If there is more than one, ask the merchant which it was.");
  }
}
