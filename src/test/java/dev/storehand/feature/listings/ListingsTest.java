package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Listings and what is asked of them: rows X7 to X20. */
final class ListingsTest {

  @OnBothEngines
  void x7AnInactiveListingIsMadeAndTheMarketIsAsBefore(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String listing = scene.listed(variant, 15_000, ", \"active\": false");
    assertThat(scene.status(listing)).isEqualTo("INACTIVE");
    assertThat(scene.listing(listing).has("ask")).isFalse();
    assertThat(scene.asks(variant)).containsExactly(-1L, 0L);
  }

  @OnBothEngines
  void x8AnActiveListingIsAnAskThatIsCounted(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String listing = scene.listed(variant, 15_000);
    ObjectNode read = scene.listing(listing);
    assertThat(read.path("status").asString()).isEqualTo("ACTIVE");
    assertThat(read.path("ask").path("ask_id").asString()).startsWith("ask_");
    assertThat(scene.asks(variant)).containsExactly(15_000L, 1L);
  }

  @OnBothEngines
  void x9ANewAmountIsLiveAndAtNoMomentAreThereTwoAsks(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String listing = scene.listed(variant, 15_000);
    String ask = scene.listing(listing).path("ask").path("ask_id").asString();
    assertThat(scene.outcome("update_listing", listing, ", \"amount_cents\": 14000"))
        .isEqualTo("SUCCEEDED");
    assertThat(scene.asks(variant)).containsExactly(14_000L, 1L);
    assertThat(scene.listing(listing).path("ask").path("ask_id").asString()).isEqualTo(ask);
    assertThat(scene.call("list_asks", "{\"variant_id\": \"" + variant + "\"}").at("asks"))
        .hasSize(1);
  }

  @OnBothEngines
  void x10ADeletedListingHasNoAskAndTakesNoMoreWrites(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String listing = scene.listed(variant, 15_000);
    assertThat(scene.outcome("delete_listing", listing, "")).isEqualTo("SUCCEEDED");
    assertThat(scene.status(listing)).isEqualTo("DELETED");
    assertThat(scene.asks(variant)).containsExactly(-1L, 0L);
    ObjectNode before = withoutHistory(scene.listing(listing));
    for (String action :
        List.of("activate_listing", "deactivate_listing", "delete_listing", "update_listing")) {
      String more = action.equals("update_listing") ? ", \"amount_cents\": 1" : "";
      assertThat(scene.outcome(action, listing, more)).isEqualTo("listing_deleted");
    }
    assertThat(withoutHistory(scene.listing(listing))).isEqualTo(before);
    assertThat(scene.call("list_listings", "{}").at("listings")).isEmpty();
  }

  @OnBothEngines
  void x11ActivatingTwiceIsAClearFailureAndNoSecondAsk(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String listing = scene.listed(variant, 15_000);
    assertThat(scene.outcome("activate_listing", listing, "")).isEqualTo("already_active");
    assertThat(scene.asks(variant)).containsExactly(15_000L, 1L);
    assertThat(scene.outcome("deactivate_listing", listing, "")).isEqualTo("SUCCEEDED");
    assertThat(scene.outcome("deactivate_listing", listing, "")).isEqualTo("already_inactive");
    assertThat(scene.asks(variant)).containsExactly(-1L, 0L);
    assertThat(scene.outcome("activate_listing", listing, ", \"amount_cents\": 16000"))
        .isEqualTo("SUCCEEDED");
    assertThat(scene.asks(variant)).containsExactly(16_000L, 1L);
  }

  @OnBothEngines
  void x12WhatIsWrongWithTheInputIsToldAtOnceAndThereIsNoOperation(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String other = scene.item(scene.variant("JORDAN"), 3);
    assertThat(
            scene
                .call(
                    "create_listing",
                    "{\"variant_id\": \"%s\", \"expires_at\": \"2001-01-01T00:00:00Z\", \"stock_item_id\": \"%s\"}"
                        .formatted(variant, other))
                .problem("unprocessable")
                .path("fields")
                .propertyNames())
        .containsExactlyInAnyOrder("amount_cents", "expires_at", "stock_item_id");
    scene
        .call("create_listing", "{\"variant_id\": \"var_none\", \"amount_cents\": 1}")
        .problem("unprocessable");
    scene
        .call("create_listing", "{\"variant_id\": \"%s\", \"amount_cents\": 0}".formatted(variant))
        .problem("unprocessable");
    String listing = scene.listed(variant, 15_000);
    scene.call("update_listing", "{\"id\": \"" + listing + "\"}").problem("unprocessable");
    scene.call("activate_listing", "{\"id\": \"lst_none\"}").problem("not_found");
    assertThat(scene.history(listing)).containsExactly("CREATE SUCCEEDED USER API");
    assertThat(scene.call("list_listings", "{}").at("listings")).hasSize(1);
  }

  @OnBothEngines
  void x13AWriteAnswersAPendingOperationThatCanBePolled(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    Answer asked =
        scene.call(
            "create_listing",
            "{\"variant_id\": \"%s\", \"amount_cents\": 15000}".formatted(variant));
    assertThat(asked.text("operation_status")).isEqualTo("PENDING");
    assertThat(asked.text("operation_type")).isEqualTo("CREATE");
    assertThat(asked.text("operation_url"))
        .isEqualTo(
            "/api/v2/external/listings/%s/operations/%s"
                .formatted(asked.text("listing_id"), asked.text("operation_id")));
    assertThat(scene.operation(asked).path("operation_status").asString()).isEqualTo("PENDING");
    app.settle();
    assertThat(scene.operation(asked).path("operation_status").asString()).isEqualTo("SUCCEEDED");
  }

  @OnBothEngines
  void x14AFailedOperationSaysWhyAndLeavesTheListingAsItWas(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String item = scene.item(variant, 1);
    String more = ", \"stock_item_id\": \"%s\"".formatted(item);
    scene.listed(variant, 15_000, more);
    String second = scene.listed(variant, 15_500, more + ", \"active\": false");
    ObjectNode before = withoutHistory(scene.listing(second));
    ObjectNode failed = scene.done("activate_listing", second, ", \"amount_cents\": 14000");
    assertThat(failed.path("operation_status").asString()).isEqualTo("FAILED");
    assertThat(failed.path("error").path("code").asString()).isEqualTo("insufficient_stock");
    assertThat(failed.path("error").path("message").asString()).isNotEmpty();
    assertThat(withoutHistory(scene.listing(second))).isEqualTo(before);
    assertThat(scene.asks(variant)).containsExactly(15_000L, 1L);
    app.settle();
    assertThat(scene.listing(second).path("last_operation")).as("it ends once").isEqualTo(failed);
  }

  @OnBothEngines
  void x14ACreateThatFailsLeavesNoListingButItsOperation(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String item = scene.item(variant, 0);
    Answer asked =
        scene.settled(
            "create_listing",
            "{\"variant_id\": \"%s\", \"amount_cents\": 100, \"stock_item_id\": \"%s\"}"
                .formatted(variant, item));
    assertThat(scene.operation(asked).path("error").path("code").asString())
        .isEqualTo("insufficient_stock");
    scene
        .call("read_listing", "{\"id\": \"%s\"}".formatted(asked.text("listing_id")))
        .problem("not_found");
    assertThat(scene.history(asked.text("listing_id"))).containsExactly("CREATE FAILED USER API");
  }

  @OnBothEngines
  void x15AllOperationsOfAListingAreWalkedByCursorInTheirOrder(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String listing = scene.listed(scene.variant("DUNK"), 15_000);
    for (int i = 1; i <= 6; i++) {
      scene.call(
          "update_listing", "{\"id\": \"%s\", \"amount_cents\": %d}".formatted(listing, 100 * i));
    }
    app.settle();
    List<Long> amounts = new ArrayList<>();
    String cursor = "";
    do {
      Answer page =
          scene.call(
              "list_listing_operations",
              "{\"id\": \"%s\", \"per_page\": 2, \"cursor\": \"%s\"}".formatted(listing, cursor));
      page.at("operations")
          .forEach(
              each -> {
                assertThat(each.path("operation_status").asString()).isEqualTo("SUCCEEDED");
                amounts.add(each.path("changes").path("updates").path("amount_cents").asLong(0));
              });
      cursor = page.at("meta").path("next_cursor").asString("");
    } while (!cursor.isEmpty());
    assertThat(amounts).containsExactly(0L, 100L, 200L, 300L, 400L, 500L, 600L);
    assertThat(scene.listing(listing).path("amount_cents").longValue()).isEqualTo(600);
  }

  @OnBothEngines
  void x16ChangesSayExactlyWhatWasAsked(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    Answer created =
        scene.settled(
            "create_listing",
            "{\"variant_id\": \"%s\", \"amount_cents\": 15000}".formatted(variant));
    JsonNode additions = created.at("changes.additions");
    assertThat(additions.path("active").booleanValue()).isTrue();
    assertThat(additions.path("amount_cents").longValue()).isEqualTo(15_000);
    assertThat(additions.path("currency").asString()).isEqualTo("USD");
    assertThat(additions.has("expires_at")).isTrue();
    String listing = created.text("listing_id");
    ObjectNode updated = scene.done("update_listing", listing, ", \"amount_cents\": 14000");
    assertThat(updated.path("changes").path("updates").propertyNames())
        .containsExactlyInAnyOrder("amount_cents", "updated_at");
    assertThat(updated.path("changes").path("additions")).isEmpty();
    ObjectNode deleted = scene.done("delete_listing", listing, "");
    assertThat(deleted.path("changes").path("removals").path("amount_cents").longValue())
        .isEqualTo(14_000);
  }

  @OnBothEngines
  void x17AndX18ExpiryIsTheSystemsAndNeverTouchesTheAmount(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String item = scene.item(variant, 1);
    Instant end = app.clock().instant().plus(Duration.ofHours(1));
    String listing =
        scene.listed(
            variant,
            15_000,
            ", \"expires_at\": \"%s\", \"stock_item_id\": \"%s\"".formatted(end, item));
    assertThat(scene.units(item)).containsExactly(1L, 1L);
    app.clock().move(Duration.ofHours(1));
    assertThat(scene.status(listing)).as("before the clock comes by").isEqualTo("INACTIVE");
    assertThat(scene.asks(variant)).containsExactly(-1L, 0L);
    app.app().tick();
    app.app().tick();
    assertThat(scene.history(listing))
        .containsExactly("CREATE SUCCEEDED USER API", "DEACTIVATE SUCCEEDED SYSTEM SYSTEM");
    ObjectNode after = scene.listing(listing);
    assertThat(after.path("status").asString()).isEqualTo("INACTIVE");
    assertThat(after.path("amount_cents").longValue()).isEqualTo(15_000);
    assertThat(scene.units(item)).as("its unit is free").containsExactly(1L, 0L);
    scene.sound();
  }

  @OnBothEngines
  void anExpiredAskIsSoldToNobodyEvenBeforeTheClockComesBy(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    Instant end = app.clock().instant().plus(Duration.ofHours(1));
    String listing = scene.listed(variant, 10_000, ", \"expires_at\": \"%s\"".formatted(end));
    String later = scene.listed(variant, 11_000);
    app.clock().move(Duration.ofHours(2));
    assertThat(scene.buy(variant, "ada").text("listing_id")).isEqualTo(later);
    assertThat(scene.history(listing))
        .containsExactly("CREATE SUCCEEDED USER API", "DEACTIVATE SUCCEEDED SYSTEM SYSTEM");
    assertThat(scene.asks(variant)).containsExactly(-1L, 0L);
  }

  @OnBothEngines
  void x19AnActiveListingHasOneLiveAskAndAnyOtherNone(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    for (int i = 0; i < 3; i++) {
      String listing = scene.listed(variant, 15_000 + i);
      scene.done("update_listing", listing, ", \"currency\": \"EUR\"");
      scene.done("update_listing", listing, ", \"currency\": \"USD\"");
      if (i > 0) {
        scene.done("deactivate_listing", listing, "");
      }
    }
    scene.sound();
    assertThat(scene.asks(variant)).containsExactly(15_000L, 1L);
    assertThat(
            scene
                .call(
                    "list_asks",
                    "{\"variant_id\": \"%s\", \"currency\": \"EUR\"}".formatted(variant))
                .at("asks"))
        .isEmpty();
  }

  @OnBothEngines
  void x20EachFilterNarrowsAndAnUnknownStatusIsRefused(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String dunk = scene.variant("DUNK");
    String jordan = scene.variant("JORDAN");
    String seller = scene.customer("ada", stocked(scene, "SOCK"));
    String first = scene.listed(dunk, 100, ", \"reference\": \"r-1\"");
    String second = scene.listed(dunk, 200, ", \"active\": false, \"inventory_type\": \"FLEX\"");
    String third =
        scene.listed(
            jordan, 300, ", \"currency\": \"EUR\", \"seller_id\": \"%s\"".formatted(seller));
    app.clock().move(Duration.ofDays(2));
    String day = app.clock().instant().toString().substring(0, 10);
    String product = scene.listing(third).path("product_id").asString();
    assertThat(found(scene, "\"statuses\": [\"INACTIVE\"]")).containsExactly(second);
    assertThat(found(scene, "\"statuses\": [\"ACTIVE\"]")).containsExactlyInAnyOrder(first, third);
    assertThat(found(scene, "\"variant_ids\": [\"%s\"]".formatted(dunk)))
        .containsExactlyInAnyOrder(first, second);
    assertThat(found(scene, "\"product_ids\": [\"%s\"]".formatted(product))).containsExactly(third);
    assertThat(found(scene, "\"inventory_type\": \"FLEX\"")).containsExactly(second);
    assertThat(found(scene, "\"seller_id\": \"%s\"".formatted(seller))).containsExactly(third);
    assertThat(found(scene, "\"currency\": \"EUR\"")).containsExactly(third);
    assertThat(found(scene, "\"reference\": \"r-1\"")).containsExactly(first);
    assertThat(found(scene, "\"ids\": [\"%s\"]".formatted(second))).containsExactly(second);
    assertThat(found(scene, "\"created_at_from\": \"%s\"".formatted(day))).isEmpty();
    scene.call("list_listings", "{\"statuses\": [\"SLEEPING\"]}").problem("unprocessable");
  }

  @OnBothEngines
  void aVariantThatIsArchivedCannotBeListedNorSold(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String listing = scene.listed(variant, 100);
    String product = scene.listing(listing).path("product_id").asString();
    scene.call("archive_product", "{\"id\": \"%s\"}".formatted(product)).ok();
    scene
        .call(
            "buy_now",
            "{\"variant_id\": \"%s\", \"customer_email\": \"a@example.com\"}".formatted(variant))
        .problem("conflict");
    scene.done("deactivate_listing", listing, "");
    assertThat(scene.outcome("activate_listing", listing, "")).isEqualTo("variant_archived");
  }

  private static String stocked(MarketScene scene, String sku) {
    scene.item(scene.variant(sku), 10);
    return sku;
  }

  private static List<String> found(MarketScene scene, String filter) {
    List<String> ids = new ArrayList<>();
    scene
        .call("list_listings", "{" + filter + "}")
        .at("listings")
        .forEach(each -> ids.add(each.path("id").asString()));
    return ids;
  }

  /** A listing as it stands, less what was asked of it. */
  private static ObjectNode withoutHistory(ObjectNode listing) {
    ObjectNode bare = listing.deepCopy();
    bare.remove("last_operation");
    return bare;
  }
}
