package dev.storehand.feature.preorders;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Bulk;
import dev.storehand.core.job.JobAnswer;

/** Many preorders in one job, first placed first. */
public final class PreorderBulkActions extends Actions {
  private static final String FIRST =
      "Whoever ordered first is served first, however they are named.";

  final Action<Bulk, JobAnswer> bulkReleasePreorderOrders;
  final Action<Bulk, JobAnswer> bulkCancelPreorderOrders;
  final Action<Bulk, JobAnswer> bulkSetPreorderOrderTags;
  final Action<Bulk, JobAnswer> bulkChargePreorderBalance;
  final Action<Bulk, JobAnswer> bulkSendPaymentCollectionUrl;

  public PreorderBulkActions(PreorderActions orders, PreorderPaymentActions payments) {
    super(PreorderActions.ROOM);
    PreorderStore store = new PreorderStore();
    bulkReleasePreorderOrders =
        post("/preorders/orders/bulk_release")
            .named("bulk_release_preorder_orders")
            .says("Release many preorders in one job: give arrived stock to whoever ordered first.")
            .note(FIRST)
            .note("What is unpaid or finds too little stock stays as it is, with the reason.")
            .alsoCalled(
                "let all arrived preorders go out",
                "stock has arrived for the preorders",
                "release all paid preorders",
                "allocate a delivery to preorders",
                "the container is in, ship preorders",
                "give arrived stock to everybody waiting")
            .inBulk(orders.releasePreorderOrder, orders.listPreorderOrders)
            .inOrder(store::firstPlacedFirst)
            .example("{\"filter\": {\"state\": \"balance_collected\"}}")
            .starts();
    bulkCancelPreorderOrders =
        post("/preorders/orders/bulk_cancel")
            .named("bulk_cancel_preorder_orders")
            .says("Cancel many preorders in one job, with an outcome for each.")
            .alsoCalled(
                "call off a whole drop",
                "cancel all preorders of an offer",
                "scrap all preorders of a drop",
                "cancel everyone's preorder",
                "void many preorders",
                "cancel a list of preorders")
            .destroys("The preorders end for good; their places in the line are lost.")
            .inBulk(orders.cancelPreorderOrder, orders.listPreorderOrders)
            .inOrder(store::firstPlacedFirst)
            .example(
                "{\"filter\": {\"offer_id\": \"%s\"}, \"set\": {\"reason\": \"not made\"}}"
                    .formatted(PreorderExamples.OFFER))
            .starts();
    bulkSetPreorderOrderTags = tagging(orders);
    bulkChargePreorderBalance = charging(store, orders, payments);
    bulkSendPaymentCollectionUrl = sendingLinks(orders, payments);
  }

  private Action<Bulk, JobAnswer> tagging(PreorderActions orders) {
    return post("/preorders/orders/bulk_set_tags")
        .named("bulk_set_preorder_order_tags")
        .says("Give many preorders the same tags in one job, with an outcome for each.")
        .alsoCalled(
            "tag many preorders",
            "label a batch of preorders",
            "mark a group of preorders",
            "put a tag on all preorders of a drop",
            "retag preorders in bulk",
            "label several preorder orders")
        .inBulk(orders.setPreorderOrderTags, orders.listPreorderOrders)
        .example(
            "{\"ids\": [\"%s\"], \"set\": {\"tags\": [\"wave 1\"]}}"
                .formatted(PreorderExamples.UNPAID))
        .starts();
  }

  private Action<Bulk, JobAnswer> charging(
      PreorderStore store, PreorderActions orders, PreorderPaymentActions payments) {
    return post("/preorders/orders/bulk_charge_balance")
        .named("bulk_charge_preorder_balance")
        .says("Take the balances of many preorders in one job, with an outcome for each.")
        .note("An item that succeeds has begun; read_preorder_order shows what came of it.")
        .alsoCalled(
            "collect all open balances",
            "charge everyone who has paid a deposit",
            "charge everybody the remainder",
            "bill all second payments",
            "take the rest from all buyers",
            "charge outstanding balances in one go")
        .needs(Preselling.MOVES_MONEY)
        .inBulk(payments.chargePreorderBalance, orders.listPreorderOrders)
        .inOrder(store::firstPlacedFirst)
        .example("{\"filter\": {\"state\": \"awaiting_balance\"}}")
        .starts();
  }

  private Action<Bulk, JobAnswer> sendingLinks(
      PreorderActions orders, PreorderPaymentActions payments) {
    return post("/preorders/orders/bulk_send_payment_collection_url")
        .named("bulk_send_payment_collection_url")
        .says("Send the buyers of many preorders links by which to pay what is left.")
        .alsoCalled(
            "email payment links to all who owe",
            "ask everybody to pay the rest",
            "send pay links to everyone",
            "mail all buyers a payment request",
            "remind everybody who owes",
            "invoice all remaining balances")
        .inBulk(payments.sendPaymentCollectionUrl, orders.listPreorderOrders)
        .example("{\"filter\": {\"state\": \"awaiting_balance\"}}")
        .starts();
  }
}
