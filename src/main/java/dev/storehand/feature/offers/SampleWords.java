package dev.storehand.feature.offers;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Made-up values for the places of a letter that is only shown. */
final class SampleWords {
  private static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("shop", "Corner Shop"),
          Map.entry("customer", "Ada Lovelace"),
          Map.entry("product", "Nike Dunk Low – 8.5"),
          Map.entry("order_number", "1001"),
          Map.entry("order_id", "ord_sample"),
          Map.entry("quantity", "1"),
          Map.entry("currency", "USD"),
          Map.entry("total", "120.00 USD"),
          Map.entry("discount", "15.00 USD"),
          Map.entry("deposit", "24.00 USD"),
          Map.entry("balance", "96.00 USD"),
          Map.entry("due_date", "2027-02-01"),
          Map.entry("reason", "The card was declined."),
          Map.entry("retry_date", "2027-02-02"),
          Map.entry("header", "It is on its way"),
          Map.entry("description", "Your preorder has arrived with us."),
          Map.entry("token", "sample"),
          Map.entry("url", "https://shop.example/pay/sample"),
          Map.entry("cancel_url", "https://shop.example/cancel/sample"));

  /** What no order has: whoever sends the letter gives it. */
  private static final Set<String> GIVEN =
      Set.of("reason", "retry_date", "header", "description", "url");

  private SampleWords() {}

  /** For a letter of an offer. */
  static Map<String, String> of(String offer, Wording wording) {
    Map<String, String> values = new HashMap<>(ALL);
    values.put("offer", offer);
    values.put(
        "delivery_date", wording.settings().delivery().date().map(Object::toString).orElse("soon"));
    values.put("shipping_text", Template.rendered(wording.shippingText(), values));
    return values;
  }

  /** What a preorder gives, and made-up values for what it cannot. */
  static Map<String, String> besides(Map<String, String> ofOrder) {
    Map<String, String> values = new HashMap<>(ALL);
    values.keySet().retainAll(GIVEN);
    values.putAll(ofOrder);
    return values;
  }
}
