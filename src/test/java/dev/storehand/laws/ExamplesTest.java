package dev.storehand.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.Config;
import dev.storehand.World;
import dev.storehand.core.action.Action;
import dev.storehand.core.call.Reply;
import dev.storehand.core.db.Via;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Every published example runs in the example world, and its answer fits the published schema. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {
  private World world;

  @BeforeAll
  void makeTheWorld(@TempDir Path folder) {
    world = World.in(Config.standard().in(folder));
  }

  @AfterAll
  void leaveIt() {
    world.close();
  }

  record Example(Action<?, ?> action, ObjectNode input) {
    @Override
    public String toString() {
      return action.name() + " " + input;
    }
  }

  Stream<Example> examples() {
    return world.app().registry().all().stream()
        .flatMap(action -> action.examples().stream().map(input -> new Example(action, input)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleRunsAndItsAnswerFitsTheSchema(Example example) {
    Reply reply = world.example(example.action(), example.input(), Via.REST);

    assertThat(reply.accepted()).as(new String(reply.body(), StandardCharsets.UTF_8)).isTrue();
    List<Fault> faults = example.action().output().shape().faults(Json.parse(reply.body()));
    assertThat(faults).as("%s", Json.parse(reply.body())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleRunsTwiceToTheSameBytes(Example example) {
    Reply first = world.example(example.action(), example.input(), Via.REST);
    Reply second = world.example(example.action(), example.input(), Via.REST);

    assertThat(second.body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aStaleVersionIsRefusedWhereverOneMayBeExpected(Example example) {
    if (example.action().input().schema().path("properties").has("expected_version")) {
      ObjectNode late = example.input().deepCopy().put("expected_version", 999_999);
      Reply reply = world.example(example.action(), late, Via.REST);

      assertThat(Json.parse(reply.body()).path("code").asString()).isEqualTo("stale_version");
    }
  }
}
