package dev.storehand.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client that measures must itself be right. */
class LoadTest {
  private final AtomicLong served = new AtomicLong();
  private Javalin server;

  @BeforeEach
  void serve() {
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  BareRoute.mount(config.routes);
                  config.routes.before(context -> served.incrementAndGet());
                })
            .start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Slice load(String path, int status) {
    try (Load load = Load.open(server.port(), 4)) {
      return load.run(Requests.of(List.of(Requests.get(path, "key")), status), 200);
    }
  }

  @Test
  void everyAnswerIsCountedOnce() {
    Slice slice = load(BareRoute.PATH, 200);
    assertThat(slice.micros().getTotalCount()).isEqualTo(served.get()).isGreaterThanOrEqualTo(4);
    assertThat(slice.rate()).isGreaterThan(0);
  }

  @Test
  void anotherStatusThanExpectedEndsTheMeasurement() {
    assertThatThrownBy(() -> load("/nothing", 200)).hasMessageContaining("404 instead of 200");
  }

  @Test
  void aSliceSurvivesItsWayBetweenProcesses() {
    Slice slice = load(BareRoute.PATH, 200);
    Slice heard = Slice.parse(slice.wire());
    assertThat(heard.nanos()).isEqualTo(slice.nanos());
    assertThat(heard.micros()).isEqualTo(slice.micros());
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenItsMiddleTwo() {
    assertThat(Rounds.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
    assertThat(Rounds.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
  }
}
