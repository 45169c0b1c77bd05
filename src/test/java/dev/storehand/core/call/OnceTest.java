package dev.storehand.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Idempotency keys (invariant 19). */
class OnceTest {
  private static final String MARKET =
      "{\"code\": \"UK\", \"name\": \"Britain\", \"currency\": \"GBP\", \"idempotency_key\": \"k1\"}";

  @OnBothEngines
  void theSameKeyAndInputGetTheFirstAnswerByteForByteAndOneEffect(TestApp app) {
    byte[] first = app.call("create_market", MARKET).reply().body();
    byte[] again = app.call("create_market", MARKET).reply().body();

    assertThat(again).isEqualTo(first);
    assertThat(app.call("list_markets", "{}").number("meta.total_count")).isEqualTo(2);
  }

  @OnBothEngines
  void theOrderOfFieldsDoesNotMatter(TestApp app) {
    byte[] first = app.call("create_market", MARKET).reply().body();
    Answer again =
        app.call(
            "create_market",
            "{\"idempotency_key\": \"k1\", \"currency\": \"GBP\", \"name\": \"Britain\", \"code\": \"UK\"}");

    assertThat(again.reply().body()).isEqualTo(first);
  }

  @OnBothEngines
  void theFirstAnswerIsKeptAcrossARestart(TestApp app) {
    byte[] first = app.call("create_market", MARKET).reply().body();
    app.restart();

    assertThat(app.call("create_market", MARKET).reply().body()).isEqualTo(first);
  }

  @OnBothEngines
  void anotherInputIsAConflictAndDoesNothing(TestApp app) {
    app.call("create_market", MARKET).ok();

    app.call("create_market", MARKET.replace("UK", "NO")).problem("idempotency_conflict");
    assertThat(app.call("list_markets", "{}").number("meta.total_count")).isEqualTo(2);
  }

  @OnBothEngines
  void aRefusedCallIsTriedAfresh(TestApp app) {
    app.call("create_market", "{\"code\": \"EU\", \"name\": \"Union\", \"currency\": \"EUR\"}")
        .ok();
    String taken =
        "{\"code\": \"EU\", \"name\": \"Union\", \"currency\": \"EUR\", \"idempotency_key\": \"k1\"}";
    app.call("create_market", taken).problem("conflict");

    app.call("create_market", MARKET).ok();
  }

  @OnBothEngines
  void aDryRunNeitherClaimsNorReadsAKey(TestApp app) {
    app.call("create_market", MARKET.replace("}", ", \"dry_run\": true}")).ok();
    app.call("create_market", MARKET.replace("UK", "NO")).ok();

    Answer dry = app.call("create_market", MARKET.replace("}", ", \"dry_run\": true}"));
    assertThat(dry.text("code")).isEqualTo("UK");
    assertThat(dry.reply().dryRun()).isTrue();
  }

  @OnBothEngines
  void keysOfDifferentCallersAndActionsAreDifferent(TestApp app) {
    app.call("create_market", MARKET).ok();
    String other = app.key(Mode.LIVE, "*");

    app.as(other, "create_market", MARKET).problem("conflict");
    app.call(
            "create_api_key",
            "{\"name\": \"A\", \"abilities\": [\"*\"], \"idempotency_key\": \"k1\"}")
        .ok();
  }

  @OnBothEngines
  void aKeyIsFreeAgainAfter24Hours(TestApp app) {
    app.call("create_market", MARKET).ok();
    app.clock().move(Duration.ofHours(24));

    app.call("create_market", MARKET).problem("conflict");
  }

  @OnBothEngines
  void aReplayShowsNullInThePlaceOfASecret(TestApp app) {
    String create = "{\"name\": \"A\", \"abilities\": [\"*\"], \"idempotency_key\": \"k1\"}";
    Answer first = app.call("create_api_key", create);
    Answer again = app.call("create_api_key", create);

    assertThat(first.text("secret")).startsWith("sh_live_");
    assertThat(again.at("secret").isNull()).isTrue();
    assertThat(again.text("id")).isEqualTo(first.text("id"));
  }

  @OnBothEngines
  void eightRivalsWithOneKeyHaveOneEffectAndOneAnswer(TestApp app) throws Exception {
    ExecutorService rivals = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 10; round++) {
        String call = MARKET.replace("UK", "R" + round).replace("k1", "round" + round);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          calls.add(() -> app.call("create_market", call));
        }
        List<Future<Answer>> answers = rivals.invokeAll(calls);
        byte[] first = answers.get(0).get().reply().body();
        for (Future<Answer> answer : answers) {
          assertThat(answer.get().ok()).isNotNull();
          assertThat(answer.get().reply().body()).isEqualTo(first);
        }
      }
    } finally {
      rivals.shutdown();
    }
    assertThat(app.call("list_markets", "{}").number("meta.total_count")).isEqualTo(11);
  }
}
