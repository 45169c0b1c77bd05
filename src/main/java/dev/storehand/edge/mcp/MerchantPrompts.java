package dev.storehand.edge.mcp;

import static dev.storehand.edge.mcp.Prompt.choice;
import static dev.storehand.edge.mcp.Prompt.optional;
import static dev.storehand.edge.mcp.Prompt.required;
import static dev.storehand.edge.mcp.Steps.ALL_PAGES;
import static dev.storehand.edge.mcp.Steps.FIND_VARIANTS;
import static dev.storehand.edge.mcp.Steps.LOCATION;
import static dev.storehand.edge.mcp.Steps.MANNERS;
import static dev.storehand.edge.mcp.Steps.atLocation;
import static dev.storehand.edge.mcp.Steps.place;

import java.util.List;
import java.util.Optional;

/** The everyday flows of a merchant. A name in backticks is an action's. */
public final class MerchantPrompts {
  private MerchantPrompts() {}

  /** All of them, in the order in which they are listed. */
  public static List<Prompt> all() {
    return List.of(
        importCatalog(),
        stockArrived(),
        recountStock(),
        lowStockCheck(),
        SellingPrompts.launchPreorder(),
        SellingPrompts.collectBalances(),
        SellingPrompts.listOnMarket(),
        closeTheDay());
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
            4. Call `read_job` with the job_id until it has ended, and read its counts.
            5. Call `search_catalog` with the name of one product of the file as query, to see that it is there, and \
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
        "Book a delivery at one location, and give it to the preorders that wait for it.",
        List.of(
            required("delivery", "What came, such as 12 of TEE-RED-M and 6 of TEE-RED-L."),
            optional(LOCATION, "Where it came in.", LOCATION)),
        given ->
            """
            A delivery has arrived: %s
            1. %s
            2. %s
            3. Call `list_stock_items` with the sku_codes and the stock_location_id. A SKU that has no stock item there yet \
            gets one by `create_stock_item` with sku_code, stock_location_id and the quantity that came.
            4. For every other line, call `adjust_stock` with the item's id, the units as delta and reason received.
            5. Call `read_preorder_commitments_report`: its rows with a variant_id that has come say how many units \
            preorders wait for. If there are none, go on with step 8.
            6. For each of these, call `list_preorder_orders` with variant_id and waiting_for: stock: these have paid what is \
            due and wait for the goods alone. Call it with waiting_for: balance too: these must pay first (the prompt \
            collect_balances). Those with releases_by_itself true are released without you.
            7. Tell the merchant how many wait for goods alone, how many still owe money and how many units came, and ask \
            whether to release. Then call `bulk_release_preorder_orders` with the ids of those that wait for goods: who \
            ordered first is served first, and what finds too little stock stays as it is. Do not send force. Call `read_job` \
            with the job_id and wait: 10 until it has ended, and `list_job_items` with the job_id and status: failed for who \
            got nothing and why.
            8. Call `check_availability` with the sku_codes, and tell the merchant what can be sold now, and which preorders \
            can be sent.
            """
                    .formatted(given.get("delivery"), atLocation(given), FIND_VARIANTS)
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
            3. Show the merchant each difference. Where one is large, call `list_stock_movements` with stock_item_id to see \
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
            1. Call `list_stock_items` with low_only: true%s and sort: quantity, and %s.
            2. %s
            3. Call `check_availability` with the sku_codes: another location may have plenty.
            4. Give the merchant a table: SKU, available, threshold, where else there is some, and what to order, the most \
            urgent first.
            """
                .formatted(
                    place(given).map(id -> ", stock_location_id: " + id).orElse(""),
                    ALL_PAGES,
                    "brief".equals(given.get("depth"))
                        ? "Call `read_variant` with the id of those whose name you need."
                        : "For each, call `list_stock_movements` with its sku_code for the last 30 days, to see how fast it"
                            + " goes, and `read_variant` with its variant_id as id for its name."));
  }

  private static Prompt closeTheDay() {
    return new Prompt(
        "close_the_day",
        "Close the day",
        "What happened and was sold in the shop on one day, and what needs a look tomorrow.",
        List.of(optional("day", "The day, such as 2026-11-21; today unless told.")),
        given ->
            """
            Close the day: %s. This changes nothing.
            1. Call `read_shop` for the time zone. A day such as 2026-11-21, sent as from and to, is all of that day there.
            2. Call `list_events` with from and to, and %s: \
            what was made, changed and archived, and by whom.
            3. Call `list_stock_movements` with from and to, all pages, and add up the deltas by reason: received, sold, \
            damaged, lost.
            4. Call `list_orders` with placed_from and placed_to, all pages: how many orders, and what they come to in each \
            currency. Preorders and what was sold on the market are among them; do not count them twice.
            5. Call `read_preorder_summary_report` with from and to for the preorders placed and what is outstanding, \
            `read_preorder_revenue_report` for the deposits and balances that came in and what was given back, and \
            `read_preorder_payment_failures_report` for whose payment failed and why.
            6. Call `list_active_sales` with status: CREATED for what was sold on the market and must be sent, by its ship_by.
            7. Call `list_audit_entries` with from and to: is there a key whose calls nobody expects?
            8. Call `list_stock_items` with low_only: true for what to order.
            9. Tell the merchant in at most ten lines: what came in, what was sold, what money came and what is owed, what \
            was changed, what looks odd, and what to send, collect and order tomorrow.
            """
                .formatted(Optional.ofNullable(given.get("day")).orElse("today"), ALL_PAGES));
  }
}
