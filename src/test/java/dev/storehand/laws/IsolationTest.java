package dev.storehand.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.Config;
import dev.storehand.World;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Target;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every example that names a thing by its id, replayed by another shop and in another mode: to them
 * it never was.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationTest {
  private World world;
  private String stranger;
  private String otherMode;

  @BeforeAll
  void makeTheWorld(@TempDir Path folder) {
    world = World.in(Config.standard().in(folder));
    String own = world.app().shops().get(0).id();
    String other = world.app().createShop("Strangers", "EUR", "UTC").id();
    stranger = world.app().createKey(other, "Stranger", Mode.LIVE, List.of("*"));
    otherMode = world.app().createKey(own, "Tester", Mode.TEST, List.of("*"));
  }

  @AfterAll
  void leaveIt() {
    world.close();
  }

  /** Shop settings and keys belong to both modes: an admin's key of the other mode may see them. */
  Stream<Action<?, ?>> actionsOnOneThing() {
    return world.app().registry().all().stream()
        .filter(action -> !action.path().parameters().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("actionsOnOneThing")
  void anotherShopSeesNothing(Action<?, ?> action) {
    assertThat(call(action, stranger).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @MethodSource("actionsOnOneThing")
  void theOtherModeSeesNothing(Action<?, ?> action) {
    if (!action.room().area().equals("keys")) {
      assertThat(call(action, otherMode).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @MethodSource("actionsOnOneThing")
  void theAnswerIsTheSameAsForAnIdThatNeverWas(Action<?, ?> action) {
    ObjectNode foreign = Json.parse(call(action, stranger).body());
    ObjectNode example = action.examples().get(0).deepCopy();
    String parameter = action.path().parameters().get(0);
    JsonNode own = example.path(parameter);
    String id = own.asString();
    String never = own.isNumber() ? "987654321" : "x".repeat(id.length());
    if (own.isNumber()) {
      example.put(parameter, Long.parseLong(never));
    } else {
      example.put(parameter, never);
    }
    Reply unknown = call(action, stranger, example);

    assertThat(Json.parse(unknown.body()).toString().replace(never, id))
        .isEqualTo(foreign.toString());
  }

  private Reply call(Action<?, ?> action, String key) {
    return call(action, key, action.examples().get(0).deepCopy());
  }

  private Reply call(Action<?, ?> action, String key, ObjectNode input) {
    if (action.kind() != Kind.READ) {
      input.put("dry_run", true);
    }
    Request request =
        new Request("req_1", Via.REST, new Target.Name(action.name()), key, found -> input);
    return world.app().dispatcher().call(request);
  }
}
