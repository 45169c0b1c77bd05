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
import dev.storehand.core.call.Links;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.call.Seals;
import dev.storehand.core.call.Waiting;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import jakarta.validation.constraints.Size;
import java.util.AbstractList;
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

    @Doc("A riddle.")
    record Riddle(@Doc("Nobody knows them.") List<String> answers) {}

    /** What cannot be written. */
    private static final List<String> UNTOLD =
        new AbstractList<>() {
          @Override
          public String get(int index) {
            throw new IllegalStateException("password=hunter2 in dev.storehand.Inside");
          }

          @Override
          public int size() {
            return 1;
          }
        };

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

    final Action<Fail, Riddle> riddle =
        post("/failing/riddle")
            .named("ask_riddle")
            .says("Do it, and answer what cannot be written.")
            .takes(Fail.class)
            .gives(Riddle.class)
            .example(new Fail(Optional.empty()))
            .writes((in, tx) -> new Riddle(UNTOLD));
  }

  @Test
  void aFailureShowsAnIdThatIsInTheLogAndNothingElse() {
    RawAnswer answer = call("fail_loudly");

    assertThat(ProblemShape.check(answer).path("code").asString()).isEqualTo("server_error");
    assertThat(answer.text()).contains("req_failing", "nothing was changed");
    assertSecret(answer);
    assertThat(audited()).isEmpty();
  }

  @Test
  void whatWasDoneIsNotSaidToBeUndoneWhereItsAnswerCannotBeWritten() {
    RawAnswer answer = call("ask_riddle");

    assertThat(ProblemShape.check(answer).path("code").asString()).isEqualTo("server_error");
    assertThat(answer.text())
        .contains("req_failing", "It was done", "list_audit_entries")
        .doesNotContain("nothing was changed");
    assertSecret(answer);
    assertThat(audited()).containsExactly("ask_riddle");
  }

  /** The writes that were accepted of the failing request. */
  private List<String> audited() {
    return app.call("list_audit_entries", "{}")
        .at("audit_entries")
        .valueStream()
        .filter(each -> each.path("request_id").asString().equals("req_failing"))
        .map(each -> each.path("action").asString())
        .toList();
  }

  private void assertSecret(RawAnswer answer) {
    assertThat(answer.text()).doesNotContain("hunter2", "Inside", "srv");
    assertThat(log.list)
        .anyMatch(
            event ->
                event.getMDCPropertyMap().containsValue("req_failing")
                    && event.getThrowableProxy() != null);
  }

  private RawAnswer call(String action) {
    Dispatcher dispatcher =
        new Dispatcher(
            Registry.of(List.of(new Failing())),
            app.app().gate(),
            app.app().database(),
            app.app().metering(),
            new Dispatcher.Parts(
                app.app().bell(),
                new Waiting(),
                new Links(new Seals(app.app().database()), app.clock(), app.url())));
    Reply reply =
        dispatcher.call(
            new Request(
                "req_failing",
                Via.REST,
                new Target.Name(action),
                app.key(),
                found -> Json.object()));
    return new RawAnswer(
        reply.status(),
        Map.of("content-type", "application/problem+json", "x-request-id", reply.requestId()),
        reply.body());
  }
}
