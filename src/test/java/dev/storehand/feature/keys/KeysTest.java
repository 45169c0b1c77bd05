package dev.storehand.feature.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Keys: S1 to S5, S8, S36, and invariants 25 and 26. */
class KeysTest {
  private static final String ROBOT = "{\"name\": \"Robot\", \"abilities\": [\"shop:read\"]}";

  @OnBothEngines
  void aKeyCanDoWhatItCarriesAndNothingElse(TestApp app) {
    String robot = app.call("create_api_key", ROBOT).text("secret");

    app.as(robot, "read_shop", "{}").ok();
    Answer refused =
        app.as(
            robot,
            "create_market",
            "{\"code\": \"UK\", \"name\": \"Britain\", \"currency\": \"GBP\"}");
    assertThat(refused.problem("forbidden").path("detail").asString()).contains("shop:write");
    assertThat(app.call("list_markets", "{}").number("meta.total_count")).isEqualTo(1);
  }

  @OnBothEngines
  void aSecretIsInOneAnswerOnlyAndNowhereInTheData(TestApp app) {
    Answer made = app.call("create_api_key", ROBOT);
    String secret = made.text("secret");

    assertThat(app.call("list_api_keys", "{}").json().toString()).doesNotContain(secret);
    assertThat(app.call("list_events", "{}").json().toString()).doesNotContain(secret);
    assertThat(app.call("list_audit_entries", "{}").json().toString()).doesNotContain(secret);
    long found =
        app.app()
            .database()
            .read(
                Scope.none(),
                tx ->
                    tx.unscoped(
                            "select count(*) as n from api_key where hash = :text or prefix = :text")
                        .bind("text", secret)
                        .one(row -> row.number("n")));
    assertThat(found).isZero();
  }

  @OnBothEngines
  void aRevokedKeyIsRefusedOnTheNextCallAndOthersAreNot(TestApp app) {
    Answer made = app.call("create_api_key", ROBOT);
    String robot = made.text("secret");
    app.as(robot, "read_shop", "{}").ok();

    app.call("revoke_api_key", "{\"id\": \"" + made.text("id") + "\"}").ok();

    app.as(robot, "read_shop", "{}").problem("unauthenticated");
    app.call("read_shop", "{}").ok();
    app.call("revoke_api_key", "{\"id\": \"" + made.text("id") + "\"}").ok();
  }

  @OnBothEngines
  void aRotatedKeyHasANewSecretAndTheOldOneIsDead(TestApp app) {
    Answer made = app.call("create_api_key", ROBOT);
    String renewed =
        app.call("rotate_api_key", "{\"id\": \"" + made.text("id") + "\"}").text("secret");

    app.as(made.text("secret"), "read_shop", "{}").problem("unauthenticated");
    app.as(renewed, "read_shop", "{}").ok();
  }

  @OnBothEngines
  void anExpiredKeyIsRefused(TestApp app) {
    String robot =
        app.call(
                "create_api_key", ROBOT.replace("}", ", \"expires_at\": \"2026-11-21T10:00:00Z\"}"))
            .text("secret");
    app.as(robot, "read_shop", "{}").ok();
    app.clock().move(Duration.ofHours(1));

    app.as(robot, "read_shop", "{}").problem("unauthenticated");
  }

  @OnBothEngines
  void aKeyGrantsOnlyWhatItHasItself(TestApp app) {
    String weak = app.key(Mode.LIVE, "keys:read", "keys:write", "shop:read");

    app.as(weak, "create_api_key", ROBOT).ok();
    Answer refused = app.as(weak, "create_api_key", ROBOT.replace("shop:read", "shop:write"));
    assertThat(refused.problem("unprocessable").path("fields").has("abilities[0]")).isTrue();
    assertThat(app.as(weak, "create_api_key", ROBOT.replace("shop:read", "shop:fly")).errors())
        .singleElement()
        .asString()
        .startsWith("abilities[0] is unknown: shop:fly; known are *, activity:read, ");
    assertThat(app.as(weak, "create_api_key", ROBOT.replace("shop:read", "shp:read")).errors())
        .containsExactly("abilities[0] is unknown: shp:read; did you mean shop:read?");
  }

  @OnBothEngines
  void onlyAnAdminMakesKeysOfTheOtherMode(TestApp app) {
    String other = ROBOT.replace("}", ", \"mode\": \"test\"}");
    String weak = app.key(Mode.LIVE, "keys:write", "shop:read");

    app.as(weak, "create_api_key", other).problem("unprocessable");
    Answer made = app.call("create_api_key", other);
    assertThat(made.text("secret")).startsWith("sh_test_");
    assertThat(app.as(made.text("secret"), "who_am_i", "{}").text("mode")).isEqualTo("test");
  }

  @OnBothEngines
  void aTestKeysStarDoesNotReachWhatIsLive(TestApp app) {
    String test = app.key(Mode.TEST, "*");
    String live = app.call("create_api_key", ROBOT).text("id");

    app.as(test, "create_api_key", ROBOT.replace("}", ", \"mode\": \"live\"}"))
        .problem("unprocessable");
    app.as(test, "revoke_api_key", "{\"id\": \"" + live + "\"}").problem("not_found");
    app.as(test, "update_shop", "{\"name\": \"Changed\"}").problem("forbidden");
    Answer late = app.call("update_shop", "{\"name\": \"Changed\", \"expected_version\": 9}");
    assertThat(late.problem("stale_version").path("next_actions").path(0).asString())
        .isEqualTo("read_shop");
  }

  @OnBothEngines
  void liveAndTestDataAreApart(TestApp app) {
    String test = app.key(Mode.TEST, "*");
    String market =
        app.as(
                test,
                "create_market",
                "{\"code\": \"UK\", \"name\": \"Britain\", \"currency\": \"GBP\"}")
            .text("id");

    app.as(test, "read_market", "{\"id\": \"" + market + "\"}").ok();
    app.call("read_market", "{\"id\": \"" + market + "\"}").problem("not_found");
  }

  @OnBothEngines
  void whenAKeyWasUsedIsTrueToAMinute(TestApp app) {
    Answer made = app.call("create_api_key", ROBOT);
    String read = "{\"revoked\": false}";
    assertThat(app.call("list_api_keys", read).at("api_keys.0").has("last_used_at")).isFalse();

    app.as(made.text("secret"), "read_shop", "{}").ok();
    app.app().tick();

    assertThat(app.call("list_api_keys", read).text("api_keys.0.last_used_at"))
        .isEqualTo("2026-11-21T09:00:00.000Z");
  }

  @OnBothEngines
  void aClockThatIsSetBackStillTellsWhenAKeyWasUsed(TestApp app) {
    String secret = app.call("create_api_key", ROBOT).text("secret");
    app.as(secret, "read_shop", "{}").ok();
    app.clock().move(Duration.ofDays(-1));
    app.as(secret, "read_shop", "{}").ok();
    app.app().tick();

    assertThat(app.call("list_api_keys", "{\"revoked\": false}").text("api_keys.0.last_used_at"))
        .isEqualTo("2026-11-20T09:00:00.000Z");
  }

  @Test
  void aRevokedKeyCannotBeChanged() {
    try (TestApp app = TestApp.on(Dialect.SQLITE)) {
      String id = app.call("create_api_key", ROBOT).text("id");
      app.call("revoke_api_key", "{\"id\": \"" + id + "\"}").ok();

      Answer refused = app.call("update_api_key", "{\"id\": \"" + id + "\", \"name\": \"Again\"}");
      assertThat(refused.problem("invalid_transition").path("next_actions").path(0).asString())
          .isEqualTo("create_api_key");
    }
  }
}
