package dev.storehand.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.Action;
import dev.storehand.core.call.Reply;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Json;

/** A law of every call in every test: what refuses it is among the errors its action publishes. */
public final class Told {
  private Told() {}

  /** Holds the law for one reply. */
  public static void holds(Action<?, ?> action, Reply reply) {
    if (!reply.accepted()) {
      assertThat(Refusals.of(action))
          .as("what %s publishes as its errors; say refuses(…) in its declaration", action.name())
          .extracting(Code::wire)
          .contains(Json.parse(reply.body()).path("code").asString(""));
    }
  }
}
