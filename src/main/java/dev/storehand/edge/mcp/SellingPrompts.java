package dev.storehand.edge.mcp;

import static dev.storehand.edge.mcp.Prompt.choice;
import static dev.storehand.edge.mcp.Prompt.optional;
import static dev.storehand.edge.mcp.Prompt.required;
import static dev.storehand.edge.mcp.Steps.ALL_PAGES;
import static dev.storehand.edge.mcp.Steps.FIND_VARIANTS;
import static dev.storehand.edge.mcp.Steps.LOCATION;
import static dev.storehand.edge.mcp.Steps.MANNERS;
import static dev.storehand.edge.mcp.Steps.orAsk;
import static dev.storehand.edge.mcp.Steps.place;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The flows in which something is sold: by preorder and on the market. */
final class SellingPrompts {
  private SellingPrompts() {}

  static Prompt launchPreorder() {
    return new Prompt(
        "launch_preorder",
        "Launch a preorder",
        "Sell products before they are there: an offer with a deposit, opened once the merchant agrees.",
        List.of(
            required("products", "What is to be preordered, such as TEE-RED-M and TEE-RED-L."),
            optional("deposit", "What is paid at once, such as 20 % or 10.00 for each unit."),
            choice(
                "balance_due",
                "When the rest is due.",
                "on_release",
                "at",
                "after_interval",
                "on_fulfillment"),
            optional("delivery_date", "The day on which it is to come, such as 2027-02-15."),
            optional("limit", "How many units of each variant are sold at most, such as 150."),
            optional(
                "starts_at",
                "When it begins to sell, such as 2026-12-01T09:00:00Z; as soon as it is agreed unless told.")),
        given ->
            """
            Launch a preorder of: %s
            1. Call `read_shop` for the currency and the time zone. Amounts are in minor units: 19.00 is 1900.
            2. %s
            3. For each variant, call `list_variant_offers` with its variant_id. An offer that is enabled or scheduled there \
            stands in the way, since a variant is sold by one offer at a time in a market: ask the merchant which one stays.
            4. Call `check_availability` with the sku_codes. What is still there can be sold at once: ask whether it belongs \
            in a preorder.
            5. The terms so far: deposit: %s; when the rest is due: %s; delivery: %s; at most of each variant: %s. Ask for \
            what is not told, and whether the rest is charged by itself when it is due (auto_collect) or by hand.
            6. Call `create_offer` with the name that buyers see and an internal_name. It is a draft and sells nothing yet.
            7. Call `add_offer_variants` with the offer's id and the variant_ids.
            8. Call `update_offer_settings` with the offer's id, and in it payments with type: deposit, deposit with type: \
            percentage and percentage (or type: amount and amount_cents for each unit), remaining_balance with due and \
            auto_collect (at wants due_at, after_interval wants interval_days), delivery with type: exact_date and date, and \
            inventory with total_limit. Leave out what the merchant leaves open.
            9. Call `read_offer` with its id and show the merchant its capabilities, line by line. Opening it takes buyers' \
            money: go on only once the merchant says yes.
            """
                    .formatted(
                        given.get("products"),
                        FIND_VARIANTS,
                        orAsk(given, "deposit"),
                        orAsk(given, "balance_due"),
                        orAsk(given, "delivery_date"),
                        orAsk(given, "limit"))
                + Optional.ofNullable(given.get("starts_at"))
                    .map(SellingPrompts::opensLater)
                    .orElseGet(SellingPrompts::opensNow)
                + MANNERS);
  }

  private static String opensNow() {
    return """
        10. Call `enable_offer` with its id. A 409 names the other offer that sells the same: go back to step 3.
        11. See that it sells: call `place_preorder` with lines of one sku_code and quantity 1, a customer_email, and \
        dry_run: true. The answer shows total_cents, and deposit_cents and balance_cents in payments. Place it for real only \
        where the merchant names the buyer; payment with provider and token takes the deposit from the buyer at once, so \
        ask for that too. Then call `read_preorder_order` with the preorder's id until its deposit is captured or has failed.
        12. Call `list_offer_variants` with the offer's id: what is sold and what remains of each.
        """;
  }

  private static String opensLater(String start) {
    return """
        10. Call `schedule_offer` with its id and starts_at %s; with ends_at too where the merchant wants an end. It opens \
        by itself then, and nothing can be ordered before.
        11. Call `list_offer_variants` with the offer's id, to see that all of it is there.
        """
        .formatted(start);
  }

  static Prompt collectBalances() {
    return new Prompt(
        "collect_balances",
        "Collect balances",
        "Charge what is still owed on preorders, and see to the charges that fail.",
        List.of(
            optional("offer_id", "Only what was sold by this offer.", "offer_id"),
            choice(
                "declined",
                "What follows a charge that fails: retry charges once more, link sends the buyer a link to pay.",
                "retry",
                "link")),
        given ->
            """
            Collect what is still owed on preorders.
            1. Call `read_preorder_collections_due_report`%s and %s: \
            who owes how much, since when, and whether it is overdue. Where deposit_due_cents is above 0 not even the \
            deposit is paid: leave these out. Those with auto_collect true are charged by themselves when they are due: \
            leave them out unless the merchant wants the money now.
            2. Show the merchant how many buyers would be charged, and the sum in each currency, and ask. Charging takes \
            money from buyers: without a yes, stop here.
            3. Call `bulk_charge_preorder_balance` with items of one id each. What is kept of the buyer is charged; a \
            provider and token beside the id charge another means of payment. provider: manual takes no money, it only \
            writes down what was paid in another way: send it only where the merchant says that it was.
            4. Call `read_job` with the job_id and wait: 10 until it has ended, and `list_job_items` with the job_id and \
            status: failed for what could not be begun, and why. An item that succeeded has only begun.
            5. Call `read_preorder_payment_failures_report`%s and from: today's date for the charges that failed, with the \
            reason and next_charge_at, when it is tried again by itself.
            6. %s
            7. Call `read_preorder_collections_due_report`%s again, and tell the merchant what came in, what is still owed \
            and by whom, and what happens next.
            """
                    .formatted(
                        onlyOf(given),
                        ALL_PAGES,
                        onlyOf(given),
                        declined(given.getOrDefault("declined", "")),
                        onlyOf(given))
                + MANNERS);
  }

  private static String onlyOf(Map<String, String> given) {
    return Optional.ofNullable(given.get("offer_id")).map(id -> " with offer_id " + id).orElse("");
  }

  private static String declined(String how) {
    String retry =
        """
        call `charge_preorder_balance` with its id and a new idempotency_key, and with provider and token where the buyer \
        gave other means of payment; without them the same card is asked once more. Then call `read_preorder_order` with \
        its id until its state is balance_collected or payments shows another failure.""";
    String link =
        """
        call `read_offer_notifications` with its offer_id as id. If the url of payment_link is empty, ask for the page of \
        the storefront on which buyers pay, and set it by `update_offer_notifications` with the id and payment_link with \
        url, which holds {{ token }}. Then call `send_payment_collection_url` with the preorder's id and expires_in_days: 7. \
        The buyer gets the link by email; its url is in the answer and must be shown to nobody else.""";
    return switch (how) {
      case "retry" -> "For each failed charge that the merchant wants tried again now, " + retry;
      case "link" -> "For each preorder whose charge failed, " + link;
      default ->
          "For each preorder whose charge failed, ask the merchant: try it again now, or send a link to pay. To try it"
              + " again, "
              + retry
              + " To send a link, "
              + link;
    };
  }

  static Prompt listOnMarket() {
    return new Prompt(
        "list_on_market",
        "List on the market",
        "Offer units from stock on the shop's market, at a price that fits the book.",
        List.of(
            required("items", "What to list and for how much, such as 2 of TEE-RED-M for 150.00."),
            optional(LOCATION, "Where the units are.", LOCATION),
            choice(
                "price",
                "told is what you name; sell_faster and earn_more are what the market suggests.",
                "told",
                "sell_faster",
                "earn_more")),
        given ->
            """
            List on the shop's market: %s
            1. Call `read_shop` for the currency and the fees: those with borne_by seller come off the payout, the others \
            are on top of what the buyer pays. Amounts are in minor units: 150.00 is 15000.
            2. %s
            3. For each variant, call `read_market_data` with its variant_id: lowest_ask_cents and number_of_asks, \
            highest_bid_cents, sell_faster_cents and earn_more_cents, each absent where there is none.
            4. %s A price at or below highest_bid_cents sells at once, at the bid's price. Show the merchant each price \
            beside the market's, and go on only once the merchant says yes.
            5. Call `list_stock_items` with the sku_codes%s and pick an item with enough available. A listing of a stock item \
            keeps one unit for itself while it is active; without one nothing is kept, and the unit could be sold twice: ask \
            first.
            6. For a single unit, call `create_listing` with variant_id, amount_cents and stock_item_id. For more, call \
            `batch_create_listings` with items of variant_id, quantity, amount_cents and stock_item_id; then `read_job` \
            with the job_id and wait: 10 until it has ended, and `list_job_items` with the job_id for each listing_id, or \
            why there is none.
            7. For a listing made singly, call `read_listing_operation` with the listing_id as id, the operation_id and wait: \
            10. FAILED comes with an error that says why: mend it, and list anew with another idempotency_key.
            8. Call `read_listing` with the id of each: ACTIVE with an ask is in the book, MATCHED was sold at once and has an \
            order. payout is what the seller gets of it.
            9. Call `read_market_data` with each variant_id again, to see that the asks are counted, and tell the merchant \
            where each listing stands, what was sold and what it pays out.
            """
                    .formatted(
                        given.get("items"),
                        FIND_VARIANTS,
                        priced(given.getOrDefault("price", "")),
                        place(given).map(id -> " and stock_location_id " + id).orElse(""))
                + MANNERS);
  }

  private static String priced(String how) {
    return switch (how) {
      case "sell_faster", "earn_more" ->
          "The price of each is " + how + "_cents; where that is absent, ask the merchant.";
      default -> "The prices are those told; ask for each that is not.";
    };
  }
}
