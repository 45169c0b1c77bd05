package dev.storehand.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.Config;
import dev.storehand.World;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Target;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Json;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every PATCH that answers its resource: sent with nothing, or twice, it moves no version and tells
 * of nothing. One that answers an operation, as a listing's, keeps each time it was asked.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyPatchTest {
  private World world;

  @BeforeAll
  void makeTheWorld(@TempDir Path folder) {
    world = World.in(Config.standard().in(folder));
  }

  @AfterAll
  void leaveIt() {
    world.close();
  }

  Stream<Action<?, ?>> patches() {
    return world.app().registry().all().stream()
        .filter(action -> action.patches() && action.kind() == Kind.WRITE)
        .filter(action -> !action.name().equals("update_listing"));
  }

  @ParameterizedTest
  @MethodSource("patches")
  void nothingSentIsNothingChanged(Action<?, ?> action) {
    ObjectNode example = action.examples().get(0);
    ObjectNode empty = example.deepCopy().retain(Set.copyOf(action.path().parameters()));

    ObjectNode changed = call(action, example);
    long told = events();
    assertThat(call(action, empty)).isEqualTo(changed);
    assertThat(call(action, example)).isEqualTo(changed);
    assertThat(events()).isEqualTo(told);
  }

  private long events() {
    Action<?, ?> list = world.app().registry().named("list_events").orElseThrow();
    return call(list, Json.object()).at("/meta/total_count").longValue();
  }

  private ObjectNode call(Action<?, ?> action, ObjectNode input) {
    Request request =
        new Request(
            "req_1",
            Via.REST,
            new Target.Name(action.name()),
            world.key(),
            found -> input.deepCopy());
    Reply reply = world.app().dispatcher().call(request);
    ObjectNode body = Json.parse(reply.body());
    assertThat(reply.accepted()).as("%s", body).isTrue();
    return body;
  }
}
