package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.db.Mode;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A program that dies between any two of the three steps moves money once, and knows it. */
class PaymentCrashTest {

  /**
   * A bank beyond the program: it keeps what it did under each key, and what it does outlives the
   * program. The program can be made to die the moment the bank has acted.
   */
  private static final class Bank implements PaymentProvider {
    private final Map<String, Outcome> done = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private long moved;
    private boolean dies;

    @Override
    public String name() {
      return "bank";
    }

    @Override
    public boolean serves(Mode mode) {
      return true;
    }

    @Override
    public synchronized Outcome ask(Ask ask) {
      asked.add(ask.key());
      Outcome outcome =
          done.computeIfAbsent(
              ask.key(),
              key -> {
                moved += ask.kind() == Kind.REFUND ? -ask.amountCents() : ask.amountCents();
                return new Outcome.Done("bank-" + done.size());
              });
      if (dies) {
        throw new Death();
      }
      return outcome;
    }
  }

  /** Not an exception: nobody catches it, as nobody catches a kill. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  @OnBothEngines
  void betweenTheIntentAndTheCall(TestApp app) {
    Bank bank = new Bank();
    app.restartWith(List.of(bank));
    OrderScene scene = OrderScene.of(app);
    String order = order(scene);
    begin(scene, "capture_payment", order, "a");

    app.restartWith(List.of(bank));
    assertThat(scene.read(order).text("payments.0.status")).isEqualTo("pending");
    app.settle();

    assertThat(scene.read(order).text("payments.0.status")).isEqualTo("captured");
    assertThat(bank.moved).isEqualTo(2400);
  }

  @OnBothEngines
  void betweenTheCallAndItsOutcome(TestApp app) {
    Bank bank = new Bank();
    app.restartWith(List.of(bank));
    OrderScene scene = OrderScene.of(app);
    String order = order(scene);
    begin(scene, "capture_payment", order, "a");
    bank.dies = true;
    assertThatThrownBy(app::settle).isInstanceOf(Death.class);
    assertThat(bank.moved).isEqualTo(2400);

    app.restartWith(List.of(bank));
    bank.dies = false;
    app.settle();
    assertThat(scene.read(order).text("payments.0.status")).isEqualTo("pending");
    app.clock().move(Duration.ofMinutes(2));
    app.settle();

    assertThat(scene.read(order).text("payments.0.status")).isEqualTo("captured");
    assertThat(bank.asked).hasSize(2);
    assertThat(bank.asked.get(0)).isEqualTo(bank.asked.get(1));
    assertThat(bank.moved).isEqualTo(2400);
  }

  @OnBothEngines
  void afterTheOutcome(TestApp app) {
    Bank bank = new Bank();
    app.restartWith(List.of(bank));
    OrderScene scene = OrderScene.of(app);
    String order = order(scene);
    begin(scene, "capture_payment", order, "a");
    app.settle();

    app.restartWith(List.of(bank));
    app.clock().move(Duration.ofDays(1));
    app.settle();

    assertThat(bank.asked).hasSize(1);
    assertThat(scene.events(scene.read(order).text("payments.0.id")))
        .containsExactly("payment.created", "payment.captured");
  }

  @OnBothEngines
  void aRefundIsGivenBackOnceHoweverOftenTheProgramDies(TestApp app) {
    Bank bank = new Bank();
    app.restartWith(List.of(bank));
    OrderScene scene = OrderScene.of(app);
    String order = order(scene);
    begin(scene, "capture_payment", order, "a");
    app.settle();
    begin(scene, "refund_order", order, "b");
    bank.dies = true;
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(app::settle).isInstanceOf(Death.class);
      app.restartWith(List.of(bank));
      app.clock().move(Duration.ofHours(1));
    }
    bank.dies = false;
    app.settle();

    assertThat(bank.moved).isZero();
    assertThat(scene.read(order).text("payment_status")).isEqualTo("refunded");
    assertThat(scene.read(order).number("refunded_cents")).isEqualTo(2400);
  }

  private static String order(OrderScene scene) {
    scene.stocked("CAP", 2400, 10);
    return scene.order("CAP:1").text("id");
  }

  private static void begin(OrderScene scene, String action, String order, String key) {
    String more = action.equals("capture_payment") ? ", \"provider\": \"bank\"" : "";
    scene
        .call(action, "{\"id\": \"%s\", \"idempotency_key\": \"%s\"%s}".formatted(order, key, more))
        .ok();
  }
}
