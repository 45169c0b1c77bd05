package dev.storehand.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Room;
import dev.storehand.core.action.Target;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A failure of ours shows the client an id that is in the log, and nothing of the inside. */
class ForcedFailureTest {
  private final TestApp app = TestApp.on(Dialect.SQLITE);
  private final Logger logger = (Logger) LoggerFactory.getLogger(Dispatcher.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    app.close();
  }

  /** A room whose one action fails with words that nobody may see. */
  static final class Failing extends Actions {
    record Fail(@Doc("How.") @Size(max = 10) Optional<String> how) {}

    @Doc("Nothing.")
    record Nothing(@Doc("Nothing.") String nothing) {}

    Failing() {
      super(new Room("failing", "Failing", "Nothing here works."));
    }

    final Action<Fail, Nothing> fail =
        post("/failing/fail")
            .named("fail_loudly")
            .says("Fail.")
            .takes(Fail.class)
            .gives(Nothing.class)
            .example(new Fail(Optional.empty()))
            .writes(
                (in, tx) -> {
                  throw new IllegalStateException(
                      "password=hunter2 in dev.storehand.Inside at /srv/inside");
                });
  }

  @Test
  void aFailureShowsAnIdThatIsInTheLogAndNothingElse() {
    Dispatcher dispatcher =
        new Dispatcher(
            Registry.of(List.of(new Failing())),
            app.app().gate(),
            app.app().database(),
            app.app().metering(),
            app.app().bell());
    Reply reply =
        dispatcher.call(
            new Request(
                "req_failing",
                Via.REST,
                new Target.Name("fail_loudly"),
                app.key(),
                found -> Json.object()));
    RawAnswer answer =
        new RawAnswer(
            reply.status(),
            Map.of("content-type", "application/problem+json", "x-request-id", reply.requestId()),
            reply.body());

    assertThat(ProblemShape.check(answer).path("code").asString()).isEqualTo("server_error");
    assertThat(answer.text()).contains("req_failing").doesNotContain("hunter2", "Inside", "srv");
    assertThat(log.list)
        .anyMatch(
            event ->
                event.getMDCPropertyMap().containsValue("req_failing")
                    && event.getThrowableProxy() != null);
  }
}
