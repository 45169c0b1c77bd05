package dev.storehand.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.World;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Mode;
import dev.storehand.kit.TestApp;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shop with something in it, strangers beside it, and the ids of both. */
final class FuzzWorld implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("[a-z]{3}_[0-9]{26}");

  /** Ids of one answer: a list names many. */
  private static final int MOST_LEARNT = 5;

  private final TestApp app;
  private final String stranger;
  private final String tester;
  private final String ownKey;
  private final List<String> ids;

  private FuzzWorld(TestApp app) {
    this.app = app;
    World.story().forEach(this::play);
    stranger = app.strangersKey();
    tester = app.key(Mode.TEST, "*");
    furnish(stranger);
    furnish(tester);
    ownKey = app.call("who_am_i", "{}").text("key_id");
    ids = ids();
  }

  static FuzzWorld on(Dialect dialect) {
    return new FuzzWorld(TestApp.on(dialect));
  }

  private void play(World.Step step) {
    app.call(step.action(), step.input()).ok();
    app.settle();
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
    found.remove(ownKey);
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

  /** Adds what an answer names; not the caller's own key, as before. */
  void learn(String answer) {
    Matcher matcher = ID.matcher(answer);
    for (int i = 0; i < MOST_LEARNT && matcher.find(); i++) {
      if (!ids.contains(matcher.group()) && !matcher.group().equals(ownKey)) {
        ids.add(matcher.group());
      }
    }
  }

  @Override
  public void close() {
    app.close();
  }
}
