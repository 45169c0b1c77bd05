package dev.storehand.feature.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The whole life of offers: every state, every action, and the clock. */
class OfferLifeTest {
  private static final List<String> MOVES =
      List.of(
          "enable",
          "disable",
          "schedule",
          "unschedule",
          "pause",
          "resume",
          "end",
          "discard",
          "restore",
          "duplicate",
          "update");

  /**
   * What comes of each action in each state, in the order of the moves: a state, or - and the
   * action that the refusal names. Duplicating and updating lead nowhere else.
   */
  private static final Map<String, String> TABLE =
      Map.ofEntries(
          Map.entry(
              "draft",
              "enabled -enable_offer scheduled -enable_offer -enable_offer -enable_offer"
                  + " -discard_offer discarded -enable_offer draft draft"),
          Map.entry(
              "scheduled",
              "enabled -unschedule_offer scheduled draft scheduled -pause_offer ended discarded"
                  + " -enable_offer scheduled scheduled"),
          Map.entry(
              "scheduled_again",
              "enabled -unschedule_offer scheduled disabled scheduled -pause_offer ended discarded"
                  + " -enable_offer scheduled scheduled"),
          Map.entry(
              "enabled",
              "-disable_offer disabled -disable_offer -schedule_offer enabled -pause_offer ended"
                  + " -disable_offer -disable_offer enabled enabled"),
          Map.entry(
              "paused",
              "-disable_offer disabled -disable_offer -schedule_offer -resume_offer enabled ended"
                  + " -disable_offer -disable_offer enabled enabled"),
          Map.entry(
              "ending",
              "-disable_offer disabled -disable_offer enabled enabled -pause_offer ended"
                  + " -disable_offer -disable_offer enabled enabled"),
          Map.entry(
              "disabled",
              "enabled -enable_offer scheduled -schedule_offer -enable_offer -enable_offer ended"
                  + " discarded -enable_offer disabled disabled"),
          Map.entry(
              "ended",
              "-duplicate_offer -duplicate_offer -duplicate_offer -duplicate_offer"
                  + " -duplicate_offer -duplicate_offer -duplicate_offer discarded"
                  + " -duplicate_offer ended ended"),
          Map.entry(
              "discarded",
              "-restore_offer -restore_offer -restore_offer -restore_offer -restore_offer"
                  + " -restore_offer -restore_offer -restore_offer draft discarded"
                  + " -restore_offer"));

  @OnBothEngines
  void q7EveryActionInEveryStateLeadsOnOrNamesTheWayOut(TestApp app) {
    OfferScene scene = new OfferScene(app);
    for (Map.Entry<String, String> row : TABLE.entrySet()) {
      String[] cells = row.getValue().split(" ");
      assertThat(cells).hasSize(MOVES.size());
      for (int i = 0; i < cells.length; i++) {
        String offer = in(scene, row.getKey());
        Answer answer = move(scene, offer, MOVES.get(i));
        String cell = "%s in %s".formatted(MOVES.get(i), row.getKey());
        if (cells[i].startsWith("-")) {
          assertThat(answer.reply().status()).as(cell).isEqualTo(409);
          assertThat(answer.json().at("/next_actions/0").asString())
              .as(cell)
              .isEqualTo(cells[i].substring(1));
        } else {
          answer.ok();
          assertThat(scene.status(offer)).as(cell).isEqualTo(cells[i]);
        }
      }
    }
  }

  private static Answer move(OfferScene scene, String offer, String move) {
    return switch (move) {
      case "schedule" ->
          scene.on("schedule_offer", offer, "\"starts_at\": \"%s\"".formatted(scene.now(7200)));
      case "update" -> scene.on("update_offer", offer, "\"name\": \"Other\"");
      default -> scene.on(move + "_offer", offer);
    };
  }

  /** A new offer in a state; paused and ending are enabled ones with a mark. */
  private static String in(OfferScene scene, String state) {
    String offer = scene.offer("In " + state);
    for (String step : steps(state)) {
      scene
          .on(
              step + "_offer",
              offer,
              step.equals("schedule")
                  ? "\"%s\": \"%s\""
                      .formatted(state.equals("ending") ? "ends_at" : "starts_at", scene.now(3600))
                  : "")
          .ok();
    }
    return offer;
  }

  private static List<String> steps(String state) {
    return switch (state) {
      case "scheduled" -> List.of("schedule");
      case "scheduled_again" -> List.of("enable", "disable", "schedule");
      case "enabled" -> List.of("enable");
      case "paused" -> List.of("enable", "pause");
      case "ending" -> List.of("enable", "schedule");
      case "disabled" -> List.of("enable", "disable");
      case "ended" -> List.of("enable", "end");
      case "discarded" -> List.of("discard");
      default -> List.of();
    };
  }

  @OnBothEngines
  void theClockOpensAndEndsAnOfferAndTwiceIsOnce(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String offer = scene.offer("Timed");
    scene
        .on(
            "schedule_offer",
            offer,
            "\"starts_at\": \"%s\", \"ends_at\": \"%s\""
                .formatted(scene.now(3600), scene.now(7200)))
        .ok();
    scene.tick();
    assertThat(scene.status(offer)).isEqualTo("scheduled");
    app.clock().move(Duration.ofHours(1));
    scene.tick();
    scene.tick();
    assertThat(scene.status(offer)).isEqualTo("enabled");
    app.clock().move(Duration.ofHours(1));
    scene.tick();
    scene.tick();
    Answer read = scene.on("read_offer", offer);
    assertThat(read.text("status")).isEqualTo("ended");
    assertThat(read.number("version")).as("made, scheduled, enabled, ended").isEqualTo(4);
  }

  @OnBothEngines
  void aClockThatWasLateStillEndsWhatItBegins(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String offer = scene.offer("Timed");
    scene
        .on(
            "schedule_offer",
            offer,
            "\"starts_at\": \"%s\", \"ends_at\": \"%s\"".formatted(scene.now(60), scene.now(120)))
        .ok();
    app.clock().move(Duration.ofDays(1));
    scene.tick();
    assertThat(scene.status(offer)).isEqualTo("ended");
  }

  @OnBothEngines
  void anOfferWithoutAStartBeginsAtOnceAndEndsInTime(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String offer = scene.offer("Until Friday");
    assertThat(
            scene
                .on("schedule_offer", offer, "\"ends_at\": \"%s\"".formatted(scene.now(3600)))
                .text("status"))
        .isEqualTo("enabled");
    scene.on("disable_offer", offer).ok();
    app.clock().move(Duration.ofHours(2));
    assertThat(scene.on("enable_offer", offer).problem("conflict").at("/next_actions/0").asString())
        .isEqualTo("schedule_offer");
  }

  @OnBothEngines
  void timesThatMakeNoSenseAreAllTold(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String offer = scene.offer("Odd");
    assertThat(scene.on("schedule_offer", offer).errors())
        .containsExactly("starts_at is missing: send starts_at, ends_at or both");
    assertThat(
            scene
                .on(
                    "schedule_offer",
                    offer,
                    "\"starts_at\": \"%s\", \"ends_at\": \"%s\""
                        .formatted(scene.now(-10), scene.now(-20)))
                .errors())
        .containsExactly(
            "starts_at has passed: leave it out to begin at once",
            "ends_at has passed",
            "ends_at is not after starts_at");
  }

  @OnBothEngines
  void aDiscardedOfferComesBackAsItWasWithoutTimeLimit(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String offer = in(scene, "scheduled");
    scene.on("discard_offer", offer).ok();
    assertThat(app.call("list_offers", "{}").at("offers")).isEmpty();
    assertThat(app.call("list_offers", "{\"status\": \"discarded\"}").at("offers")).hasSize(1);
    assertThat(scene.on("restore_offer", offer).text("status")).isEqualTo("scheduled");
    scene.on("discard_offer", offer).ok();
    app.clock().move(Duration.ofDays(3000));
    assertThat(scene.on("restore_offer", offer).text("status"))
        .as("its start has passed: it does not begin by itself")
        .isEqualTo("draft");
  }

  @OnBothEngines
  void manyAreEnabledByOneJobAndOneThatCannotBeSpoilsNone(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String draft = scene.offer("One");
    String ended = in(scene, "ended");
    String job =
        app.call("bulk_enable_offers", "{\"ids\": [\"%s\", \"%s\"]}".formatted(draft, ended))
            .text("job_id");
    app.settle();
    Answer done = app.call("read_job", "{\"job_id\": \"" + job + "\"}");
    assertThat(done.number("succeeded")).isEqualTo(1);
    assertThat(done.number("failed")).isEqualTo(1);
    assertThat(scene.status(draft)).isEqualTo("enabled");
  }
}
