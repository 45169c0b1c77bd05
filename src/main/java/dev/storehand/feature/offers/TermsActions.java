package dev.storehand.feature.offers;

import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Capability;

/** On which terms an offer sells: price, payments, delivery, what waits, how many. */
public final class TermsActions extends Actions {
  private static final String PATH = "/preorders/offers/:id/";

  private final OfferDesk desk;

  public TermsActions(OfferDesk desk) {
    super(OfferActions.TERMS);
    this.desk = desk;
    pricing();
    payments();
    delivery();
    fulfillment();
    inventory();
    cart();
  }

  private static String example(String rest) {
    return "{\"id\": \"" + id("ofr", 1) + "\"" + (rest.isEmpty() ? "" : ", " + rest) + "}";
  }

  private void pricing() {
    Capability<Pricing> pricing =
        desk.serves(
            "pricing",
            capability(PATH + "pricing", "offer_pricing", Pricing.class)
                .about("an offer's discount")
                .readAlsoCalled(
                    "how much cheaper is the preorder",
                    "discount of the offer",
                    "how much is off",
                    "is there money off",
                    "what reduction do preorder buyers get",
                    "price of the presale")
                .alsoCalled(
                    "preorder price settings",
                    "change the discount type",
                    "amount off instead of percent",
                    "edit the presale pricing")
                .example(example("\"type\": \"percentage\", \"percentage\": 10")),
            Settings::pricing,
            Settings::with);
    pricing
        .edit("set_discount", "set_offer_discount")
        .says("Take a percentage or an amount off the price of what an offer sells.")
        .note("An amount is off each unit, in minor units; it is never more than the price.")
        .alsoCalled(
            "give money off to preorderers",
            "discount the preorder",
            "10 percent off preorders",
            "early bird price",
            "reward early buyers",
            "make the presale cheaper")
        .takesOneOf("percentage", "amount_cents")
        .mayTake("discount_text")
        .clears("percentage", "amount_cents")
        .setsWith("percentage", "type", Pricing.Discount.PERCENTAGE)
        .setsWith("amount_cents", "type", Pricing.Discount.FIXED_AMOUNT)
        .example(example("\"percentage\": 15"));
    pricing
        .edit("clear_discount", "clear_offer_discount")
        .says("Sell at the full price again.")
        .alsoCalled(
            "remove the preorder discount",
            "no more early bird price",
            "end the early bird deal",
            "back to full price",
            "drop the price reduction",
            "stop giving money off")
        .sets("type", Pricing.Discount.NONE)
        .clears("percentage", "amount_cents")
        .example(example(""));
  }

  private void payments() {
    Capability<Payments> payments =
        desk.serves(
            "payments",
            capability(PATH + "payments", "offer_payments", Payments.class)
                .about(
                    "when an offer's buyers pay: all at once, or a deposit and the balance later")
                .note("Orders placed before keep what they were promised.")
                .readAlsoCalled(
                    "how is the preorder paid",
                    "how do buyers pay for the preorder",
                    "how big is the deposit",
                    "deposit or full payment",
                    "what do buyers pay today",
                    "what is charged upfront")
                .alsoCalled(
                    "payment plan of the offer",
                    "charge balances automatically",
                    "auto charge the remainder",
                    "change the payment terms",
                    "do not charge the balance automatically",
                    "edit deposit and balance together")
                .example(example("\"remaining_balance\": {\"auto_collect\": true}")),
            Settings::payments,
            Settings::with);
    paymentsEdits(payments);
  }

  private void paymentsEdits(Capability<Payments> payments) {
    payments
        .edit("set_full_payment", "set_offer_full_payment")
        .says("Let buyers pay all at once, with the order.")
        .alsoCalled(
            "pay upfront",
            "charge the full price at checkout",
            "no deposit",
            "all the money upfront",
            "everything paid on the day of order",
            "remove the deposit")
        .sets("type", Payments.Type.FULL)
        .example(example(""));
    payments
        .edit("set_deposit", "set_offer_deposit")
        .says("Let buyers pay a deposit with the order, and the balance later.")
        .note("A percentage of the order, 0 included, or an amount in minor units for each unit.")
        .alsoCalled(
            "part of the price now",
            "take a deposit",
            "pay 20 percent now",
            "partial payment",
            "down payment",
            "pay later for preorders")
        .takesOneOf("deposit.percentage", "deposit.amount_cents")
        .clears("deposit.percentage", "deposit.amount_cents")
        .sets("type", Payments.Type.DEPOSIT)
        .setsWith("percentage", "deposit.type", Payments.DepositType.PERCENTAGE)
        .setsWith("amount_cents", "deposit.type", Payments.DepositType.AMOUNT)
        .example(example("\"percentage\": 20"));
    payments
        .edit("set_balance_due", "set_offer_balance_due")
        .says("Say when the balance is due: on release, at a time, after days, or when it is sent.")
        .note("due_at goes with at, interval_days with after_interval.")
        .alsoCalled(
            "when the rest is charged",
            "when to charge the rest",
            "collect the balance on a date",
            "second payment date",
            "the remainder is due on shipping",
            "balance due some days later")
        .takes("remaining_balance.due")
        .mayTake(
            "remaining_balance.due_at",
            "remaining_balance.interval_days",
            "remaining_balance.auto_collect")
        .clears("remaining_balance.due_at", "remaining_balance.interval_days")
        .example(example("\"due\": \"at\", \"due_at\": \"2027-02-01T09:00:00Z\""));
  }

  private void delivery() {
    Capability<Delivery> delivery =
        desk.serves(
            "delivery",
            capability(PATH + "delivery", "offer_delivery", Delivery.class)
                .about("when an offer's buyers may expect their goods")
                .note("Orders placed before keep their date; it is changed order by order.")
                .readAlsoCalled(
                    "when is the preorder delivered",
                    "delivery date of the offer",
                    "when does the preorder ship",
                    "eta of the presale",
                    "what ship date do we promise",
                    "expected shipping of the drop")
                .alsoCalled(
                    "delivery settings of the offer",
                    "change the eta",
                    "edit how delivery is promised",
                    "ship as soon as possible",
                    "deliver asap")
                .example(example("\"type\": \"asap\"")),
            Settings::delivery,
            Settings::with);
    deliveryEdits(delivery);
  }

  private void deliveryEdits(Capability<Delivery> delivery) {
    delivery
        .edit("set_delivery_date", "set_offer_delivery_date")
        .says("Promise delivery on a day.")
        .alsoCalled(
            "the goods arrive on a date",
            "ships on a date",
            "expected arrival date",
            "change the ship date",
            "set the eta",
            "push back the release date")
        .takes("date")
        .mayTake("shipping_text")
        .sets("type", Delivery.Type.EXACT_DATE)
        .example(example("\"date\": \"2027-03-01\""));
    delivery
        .edit("set_delivery_after", "set_offer_delivery_after")
        .says("Promise delivery so many days after each order.")
        .alsoCalled(
            "ships within weeks",
            "lead time in days",
            "delivery takes about a month",
            "ships x days after purchase",
            "made to order in weeks",
            "shipping time counted from the order")
        .takes("interval_days")
        .mayTake("shipping_text")
        .sets("type", Delivery.Type.AFTER_INTERVAL)
        .example(example("\"interval_days\": 30"));
    delivery
        .edit("set_delivery_unknown", "set_offer_delivery_unknown")
        .says("Say that the time of delivery is not known yet.")
        .alsoCalled(
            "delivery to be announced",
            "no ship date yet",
            "eta unknown",
            "we cannot say when it ships",
            "remove the ship date",
            "to be confirmed")
        .mayTake("shipping_text")
        .sets("type", Delivery.Type.UNKNOWN)
        .clears("date", "interval_days")
        .example(example(""));
    delivery
        .edit("set_shipping_text", "set_offer_shipping_text")
        .says("Write what buyers read of delivery.")
        .alsoCalled(
            "say when it ships",
            "shipping message",
            "wording of the delivery estimate",
            "ships by text",
            "shipping estimate text",
            "change the eta wording")
        .takes("shipping_text")
        .example(example("\"shipping_text\": \"Ships in March\""));
  }

  private void fulfillment() {
    desk.serves(
        "fulfillment",
        capability(PATH + "fulfillment", "offer_fulfillment", Fulfillment.class)
            .about("what of an offer's orders waits until they are released")
            .note(
                "With split_orders, whole_order holds the preorder's order alone; each of the two is paid,"
                    + " cancelled and refunded by itself.")
            .readAlsoCalled(
                "what is held back from shipping",
                "what is held back until release",
                "does the whole order wait",
                "are preorder orders split",
                "what is on hold in the presale",
                "do in stock items ship first")
            .alsoCalled(
                "hold the whole order",
                "split preorders from stock",
                "hold note of the offer",
                "ship in stock items right away",
                "wait to ship everything together",
                "separate order for preordered goods")
            .example(example("\"hold\": \"whole_order\"")),
        Settings::fulfillment,
        Settings::with);
  }

  private void inventory() {
    Capability<Inventory> inventory =
        desk.serves(
            "inventory",
            capability(PATH + "inventory", "offer_inventory", Inventory.class)
                .about("how many an offer sells, and what it does with stock")
                .readAlsoCalled(
                    "limit of the preorder",
                    "how many will the offer sell",
                    "how many can be preordered",
                    "what is the cap",
                    "is there a quota",
                    "can the presale oversell")
                .alsoCalled(
                    "allow overselling the offer",
                    "show how many are left",
                    "keep selling past the limit",
                    "reserve stock on release",
                    "show the remaining quantity",
                    "turn overselling off")
                .example(example("\"show_limit\": true")),
            Settings::inventory,
            Settings::with);
    inventory
        .edit("set_total_limit", "set_offer_total_limit")
        .says("Sell at most so many units of each variant.")
        .note("A variant's own capacity comes first. Below what is sold it stops sales.")
        .alsoCalled(
            "cap the preorder",
            "limit the number of preorders",
            "stop at 150 units",
            "maximum units for presale",
            "only sell 100",
            "set a quota")
        .takes("total_limit")
        .mayTake("show_limit", "limit_text")
        .example(example("\"total_limit\": 150"));
    inventory
        .edit("clear_total_limit", "clear_offer_total_limit")
        .says("Sell without a limit of the offer's own.")
        .alsoCalled(
            "unlimited preorders",
            "remove the cap",
            "no maximum",
            "lift the quota",
            "sell as many as people want",
            "take away the preorder limit")
        .clears("total_limit")
        .example(example(""));
  }

  private void cart() {
    Capability<Cart> cart =
        desk.serves(
            "cart",
            capability(PATH + "cart", "offer_cart", Cart.class)
                .about("how much of an offer one order and one customer may hold")
                .readAlsoCalled(
                    "how many may one buyer order",
                    "order limits of the offer",
                    "purchase limits of the offer",
                    "how many per person",
                    "is there a max per order",
                    "can preorders mix with normal products")
                .alsoCalled(
                    "forbid mixed carts",
                    "allow other goods in the order",
                    "separate checkout for preorders",
                    "only preorders in the basket",
                    "cart rules of the presale",
                    "no in stock items beside preorders")
                .example(example("\"mixed_carts\": false")),
            Settings::cart,
            Settings::with);
    cart.edit("set_order_limits", "set_offer_order_limits")
        .says("Say how many units one order, and one customer, may hold.")
        .note("What is not sent is not limited any more.")
        .alsoCalled(
            "max two per customer",
            "minimum order quantity",
            "limit per person",
            "a limit for each household",
            "buyers must take at least",
            "stop people hoarding")
        .mayTake("min_per_order", "max_per_order", "max_per_customer")
        .clears("min_per_order", "max_per_order", "max_per_customer")
        .example(example("\"max_per_order\": 2, \"max_per_customer\": 4"));
  }
}
