package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows C3 to C6 of the domain: pages, filters and order of the list of stock items. */
class ItemListTest {

  @OnBothEngines
  void c3AListHasThePageThatWasAskedForAndCountsAll(TestApp app) {
    sevenAtOneLocation(new Scene(app));
    Answer page = list(app, "\"per_page\": 3");
    assertThat(page.at("stock_items")).hasSize(3);
    assertThat(page.number("meta.total_count")).isEqualTo(7);
    assertThat(page.number("meta.total_pages")).isEqualTo(3);
    assertThat(page.at("meta.has_more").booleanValue()).isTrue();
    Answer last = list(app, "\"per_page\": 3, \"page\": 3");
    assertThat(last.at("stock_items")).hasSize(1);
    assertThat(last.at("meta.has_more").booleanValue()).isFalse();
  }

  @OnBothEngines
  void c4AWalkByCursorMeetsEachItemOnceThoughOthersCome(TestApp app) {
    Scene scene = new Scene(app);
    String location = sevenAtOneLocation(scene);
    List<String> seen = new ArrayList<>();
    Answer page = list(app, "\"per_page\": 2, \"cursor\": \"\"");
    while (true) {
      page.at("stock_items").forEach(item -> seen.add(item.path("sku_code").asString()));
      if (!page.at("meta.has_more").booleanValue()) {
        break;
      }
      String late = "LATE" + seen.size();
      scene.sku(late);
      scene.item(late, location, 1);
      page = list(app, "\"per_page\": 2, \"cursor\": \"" + page.text("meta.next_cursor") + "\"");
    }
    assertThat(seen).containsExactly("S6", "S5", "S4", "S3", "S2", "S1", "S0");
  }

  @OnBothEngines
  void c5FiltersByIdSkuVariantAndLocationGiveExactlyTheirRows(TestApp app) {
    Scene scene = new Scene(app);
    String one = scene.location("ONE");
    String two = scene.location("TWO");
    String tee = scene.sku("TEE");
    scene.sku("CAP");
    String teeOne = scene.item("TEE", one, 1);
    String teeTwo = scene.item("TEE", two, 2);
    String capTwo = scene.item("CAP", two, 3);
    assertThat(ids(app, "\"ids\": [\"%s\", \"%s\"]".formatted(teeOne, capTwo)))
        .containsExactlyInAnyOrder(teeOne, capTwo);
    assertThat(ids(app, "\"sku_codes\": [\"TEE\", \"NOPE\"]"))
        .containsExactlyInAnyOrder(teeOne, teeTwo);
    assertThat(ids(app, "\"sku_codes\": [\"NOPE\"]")).isEmpty();
    assertThat(ids(app, "\"id\": \"" + teeTwo + "\"")).containsExactly(teeTwo);
    assertThat(ids(app, "\"sku_id\": \"" + tee + "\"")).containsExactlyInAnyOrder(teeOne, teeTwo);
    assertThat(ids(app, "\"sku_ids\": [\"%s\"]".formatted(tee)))
        .containsExactlyInAnyOrder(teeOne, teeTwo);
    assertThat(ids(app, "\"stock_location_id\": \"%s\"".formatted(two)))
        .containsExactlyInAnyOrder(teeTwo, capTwo);
    assertThat(ids(app, "\"sku_codes\": [\"TEE\"], \"stock_location_id\": \"%s\"".formatted(two)))
        .containsExactly(teeTwo);
  }

  @OnBothEngines
  void c5RangesIncludeBothTheirEnds(TestApp app) {
    Scene scene = new Scene(app);
    String location = scene.location("MAIN");
    List<String> items = new ArrayList<>();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      scene.sku("S" + i);
      items.add(scene.item("S" + i, location, 10 * i));
      made.add(scene.read(items.get(i)).text("created_at"));
      app.clock().move(Duration.ofMinutes(1));
    }
    List<String> middle = items.subList(1, 3);
    String between = "\"%s_from\": \"%s\", \"%s_to\": \"%s\"";
    for (String field : List.of("created_at", "updated_at")) {
      assertThat(ids(app, between.formatted(field, made.get(1), field, made.get(2))))
          .as(field)
          .containsExactlyInAnyOrderElementsOf(middle);
    }
    assertThat(ids(app, "\"quantity_from\": 10, \"quantity_to\": 20"))
        .containsExactlyInAnyOrderElementsOf(middle);
    assertThat(ids(app, "\"quantity_from\": 30")).containsExactly(items.get(3));
    assertThat(ids(app, "\"quantity_to\": 0")).containsExactly(items.get(0));
  }

  @OnBothEngines
  void c5UpdatedAtFollowsTheLastChange(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 3);
    app.clock().move(Duration.ofMinutes(5));
    String changed = scene.adjust(item, 1).text("updated_at");
    assertThat(ids(app, "\"updated_at_from\": \"%s\"".formatted(changed))).containsExactly(item);
    assertThat(ids(app, "\"created_at_from\": \"%s\"".formatted(changed))).isEmpty();
  }

  @OnBothEngines
  void lowOnlyLeavesThoseAtOrBelowTheirThreshold(TestApp app) {
    Scene scene = new Scene(app);
    String low = scene.item("LOW", 5);
    String high = scene.item("HIGH", 6);
    scene.item("UNWATCHED", 0);
    for (String each : List.of(low, high)) {
      app.call("update_stock_item", "{\"id\": \"%s\", \"low_stock_threshold\": 5}".formatted(each))
          .ok();
    }
    assertThat(ids(app, "\"low_only\": true")).containsExactly(low);
    scene.reserve(high, 1);
    assertThat(ids(app, "\"low_only\": true")).containsExactlyInAnyOrder(low, high);
  }

  @OnBothEngines
  void c6EachSortWorksInBothDirectionsAndBreaksTiesById(TestApp app) {
    Scene scene = new Scene(app);
    String location = scene.location("MAIN");
    int[] quantities = {5, 1, 5, 3};
    String[] references = {"b", "", "a", "a"};
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      scene.sku("S" + i);
      ids.add(scene.item("S" + i, location, quantities[i]));
      app.clock().move(Duration.ofSeconds(1));
    }
    for (int i = 3; i >= 0; i--) {
      String reference =
          references[i].isEmpty() ? "" : ", \"reference\": \"" + references[i] + "\"";
      app.call(
              "update_stock_item",
              "{\"id\": \"%s\", \"low_stock_threshold\": 1%s}".formatted(ids.get(i), reference))
          .ok();
      app.clock().move(Duration.ofSeconds(1));
    }
    assertThat(sorted(app, ids, "quantity")).containsExactly(1, 3, 0, 2);
    assertThat(sorted(app, ids, "-quantity")).containsExactly(2, 0, 3, 1);
    assertThat(sorted(app, ids, "id")).containsExactly(0, 1, 2, 3);
    assertThat(sorted(app, ids, "-id")).containsExactly(3, 2, 1, 0);
    assertThat(sorted(app, ids, "created_at")).containsExactly(0, 1, 2, 3);
    assertThat(sorted(app, ids, "-created_at")).containsExactly(3, 2, 1, 0);
    assertThat(sorted(app, ids, "updated_at")).containsExactly(3, 2, 1, 0);
    assertThat(sorted(app, ids, "-updated_at")).containsExactly(0, 1, 2, 3);
    assertThat(sorted(app, ids, "reference")).containsExactly(2, 3, 0, 1);
    assertThat(sorted(app, ids, "-reference")).containsExactly(0, 3, 2, 1);
  }

  @OnBothEngines
  void c6AnUnknownSortIsRefused(TestApp app) {
    app.call("list_stock_items", "{\"sort\": \"colour\"}").problem("unprocessable");
  }

  private static String sevenAtOneLocation(Scene scene) {
    String location = scene.location("MAIN");
    IntStream.range(0, 7)
        .forEach(
            i -> {
              scene.sku("S" + i);
              scene.item("S" + i, location, i);
            });
    return location;
  }

  private static Answer list(TestApp app, String filter) {
    return app.call("list_stock_items", "{" + filter + "}");
  }

  private static List<String> ids(TestApp app, String filter) {
    List<String> ids = new ArrayList<>();
    list(app, filter).at("stock_items").forEach(item -> ids.add(item.path("id").asString()));
    return ids;
  }

  /** The places of the ids in the list as sorted. */
  private static List<Integer> sorted(TestApp app, List<String> ids, String sort) {
    return ids(app, "\"sort\": \"" + sort + "\"").stream().map(ids::indexOf).toList();
  }
}
