package dev.storehand.feature.orders;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Mode;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import dev.storehand.kit.Unanswered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/**
 * Does the steps of a sequence on a shop of its own, each caller on a thread, and looks at every
 * answer: none is a failure of ours, and no number is negative but a change.
 */
final class SequenceRun {
  private static final List<Integer> CENTS = List.of(1000, 401, 1203, 505);

  private final TestApp app;
  private final String key;
  private final Unanswered unanswered = new Unanswered();
  private final Known known = new Known();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();

  private SequenceRun(TestApp app) {
    this.app = app;
    this.key = app.key(Mode.TEST, "*");
  }

  /** What a run came to: what was wrong, and how often which action was accepted or refused. */
  record Result(List<String> wrong, Map<String, Integer> outcomes) {
    boolean sound() {
      return wrong.isEmpty();
    }
  }

  /**
   * Runs a sequence on a fresh database.
   *
   * @param together each caller on a thread of its own, or all steps in their order on one
   */
  static Result of(List<Step> steps, Dialect dialect, boolean together) {
    try (TestApp app = TestApp.on(dialect)) {
      SequenceRun run = new SequenceRun(app);
      run.open();
      run.act(steps, together);
      run.end();
      return new Result(List.copyOf(run.wrong), Map.copyOf(run.outcomes));
    }
  }

  private void open() {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      places.add(call("create_stock_location", "{\"name\": \"Place %d\"}".formatted(i)).text("id"));
    }
    for (int i = 0; i < Steps.SKUS; i++) {
      call(
              "create_product",
              "{\"name\": \"P%d\", \"price_cents\": %d, \"variants\": [{\"sku_code\": \"SKU%d\"}]}"
                  .formatted(i, CENTS.get(i), i))
          .ok();
      for (String place : places.subList(i % 2, 2)) {
        call(
                "create_stock_item",
                "{\"sku_code\": \"SKU%d\", \"stock_location_id\": \"%s\", \"quantity\": 9}"
                    .formatted(i, place))
            .ok();
      }
    }
    call("list_inventory_models", "{}").ok();
  }

  private void act(List<Step> steps, boolean together) {
    if (!together) {
      steps.forEach(this::act);
      return;
    }
    Together.run(
        Steps.CALLERS,
        caller -> {
          steps.stream().filter(step -> step.caller() == caller).forEach(this::act);
          return caller;
        });
  }

  private void act(Step step) {
    try {
      switch (step.action()) {
        case "~settle" -> unanswered.work(app::settle);
        case "~tick" -> unanswered.work(app.app()::tick);
        case "~move" ->
            app.clock().move(Duration.ofSeconds(step.input().get("seconds").longValue()));
        default -> judge(step, call(step.caller(), step.action(), known.told(step).toString()));
      }
    } catch (RuntimeException e) {
      wrong.add(step + " threw " + e);
    }
  }

  private void judge(Step step, Answer answer) {
    int status = answer.reply().status();
    outcomes.merge(step.action() + (status < 400 ? " accepted" : " refused"), 1, Integer::sum);
    if (unanswered.isFailure(status)) {
      wrong.add(step + " was answered " + answer.json());
    }
    negative(answer.json())
        .ifPresent(name -> wrong.add(step + " shows a negative " + name + ": " + answer.json()));
    if (step.action().equals("check_integrity") && !answer.at("differences").isEmpty()) {
      wrong.add("meanwhile " + answer.at("differences"));
    }
  }

  private static Optional<String> negative(JsonNode node) {
    for (var each : node.properties()) {
      boolean change = each.getKey().endsWith("delta");
      if (each.getValue().isNumber() && each.getValue().longValue() < 0 && !change) {
        return Optional.of(each.getKey());
      }
    }
    for (JsonNode child : node) {
      Optional<String> within = negative(child);
      if (within.isPresent()) {
        return within;
      }
    }
    return Optional.empty();
  }

  private Answer call(String action, String json) {
    return call(0, action, json);
  }

  private Answer call(int caller, String action, String json) {
    Answer answer = app.as(key, action, json);
    if (answer.reply().accepted()) {
      known.learn(caller, answer.json());
    }
    return answer;
  }

  /** Everything that is due is done, then the books are looked at. */
  private void end() {
    for (int i = 0; i < 3; i++) {
      act(Step.parse("0 ~settle {}"));
      act(Step.parse("0 ~move {\"seconds\": 7200}"));
      act(Step.parse("0 ~tick {}"));
    }
    act(Step.parse("0 ~settle {}"));
    unanswered.fault().ifPresent(wrong::add);
    wrong.addAll(new SequenceBooks(this::call).faults());
  }
}
