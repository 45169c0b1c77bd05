package dev.storehand.feature.orders;

/** Where an order stands, in the three words that are stored. */
record Axes(OrderStatus status, PaymentStatus payment, FulfillmentStatus fulfillment) {

  Axes at(OrderStatus next) {
    return new Axes(next, payment, fulfillment);
  }

  Axes at(PaymentStatus next) {
    return new Axes(status, next, fulfillment);
  }

  Axes at(FulfillmentStatus next) {
    return new Axes(status, payment, next);
  }
}
