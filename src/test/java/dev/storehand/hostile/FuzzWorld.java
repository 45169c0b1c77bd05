package dev.storehand.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A shop with something in it, strangers beside it, and the ids of both. */
final class FuzzWorld implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("[a-z]{3}_[0-9]{26}");
  private static final List<String> CHAPTERS = List.of("10-shop", "20-catalog", "30-stock");

  private final TestApp app;
  private final String stranger;
  private final String tester;
  private final List<String> ids;

  private FuzzWorld(TestApp app) {
    this.app = app;
    CHAPTERS.forEach(this::play);
    stranger = app.strangersKey();
    tester = app.key(Mode.TEST, "*");
    furnish(stranger);
    furnish(tester);
    ids = ids();
  }

  static FuzzWorld on(Dialect dialect) {
    return new FuzzWorld(TestApp.on(dialect));
  }

  private void play(String chapter) {
    try (InputStream stream = FuzzWorld.class.getResourceAsStream("/world/" + chapter + ".json")) {
      for (JsonNode step :
          Json.mapper().readTree(new String(stream.readAllBytes(), StandardCharsets.UTF_8))) {
        app.call(step.path("action").asString(), (ObjectNode) step.path("input")).ok();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void furnish(String key) {
    app.as(key, "create_market", "{\"code\":\"OWN\",\"name\":\"Own\",\"currency\":\"EUR\"}").ok();
    app.as(
            key,
            "create_product",
            "{\"name\":\"Their tee\",\"price_cents\":100,\"variants\":[{\"sku_code\":\"THEIRS\"}]}")
        .ok();
    String location =
        app.as(key, "create_stock_location", "{\"name\":\"Theirs\",\"code\":\"THEIRS\"}")
            .text("id");
    app.as(
            key,
            "create_stock_item",
            "{\"sku_code\":\"THEIRS\",\"stock_location_id\":\"" + location + "\",\"quantity\":5}")
        .ok();
  }

  /**
   * Every id there is to see, whoever sees it, but the caller's own key: who revokes that is only
   * refused from then on.
   */
  private List<String> ids() {
    TreeSet<String> found = new TreeSet<>();
    for (String key : List.of(app.key(), stranger, tester)) {
      for (Action<?, ?> action : actions()) {
        boolean list = action.kind() == Kind.READ && action.output().plural().isPresent();
        if (list
            && action.path().parameters().isEmpty()
            && !action.input().schema().path("required").iterator().hasNext()) {
          Matcher matcher = ID.matcher(app.as(key, action.name(), "{}").json().toString());
          while (matcher.find()) {
            found.add(matcher.group());
          }
        }
      }
    }
    found.remove(app.call("who_am_i", "{}").text("key_id"));
    assertThat(found).hasSizeGreaterThan(20);
    return new ArrayList<>(found);
  }

  List<Action<?, ?>> actions() {
    return app.app().registry().all();
  }

  TestApp app() {
    return app;
  }

  List<String> knownIds() {
    return ids;
  }

  @Override
  public void close() {
    app.close();
  }
}
