package dev.storehand.command;

import dev.storehand.App;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.StoredFile;
import dev.storehand.core.action.Target;
import dev.storehand.core.call.Delivery;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Json;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens the data itself and calls the dispatcher, as the operator unless a key is given. There is
 * no server to do what a call leaves to be done: a job is worked on while it is watched, the rest
 * is done before the call returns.
 */
record StraightLine(App app, String token) implements Line {

  static StraightLine open(DataOptions data, Optional<String> key) {
    App app = data.open();
    if (key.isPresent()) {
      return new StraightLine(app, key.get());
    }
    String secret = UUID.randomUUID().toString();
    app.trust(secret);
    return new StraightLine(app, secret);
  }

  @Override
  public Answer call(Action<?, ?> action, ObjectNode arguments) {
    Request request =
        new Request(
            app.requestId(), Via.SHELL, new Target.Name(action.name()), token, found -> arguments);
    Reply reply = app.dispatcher().call(request).await();
    if (action.kind() != Kind.READ && JobWatch.isRunning(Json.parse(reply.body()))) {
      // Others may do jobs on the same data at this moment.
      app.startJobs(false);
    } else if (action.kind() != Kind.READ && reply.accepted()) {
      app.settle();
    }
    return new Answer(reply.status(), reply.body(), file(reply));
  }

  private static Optional<StoredFile> file(Reply reply) {
    return reply
        .delivery()
        .filter(Delivery.File.class::isInstance)
        .map(delivery -> ((Delivery.File) delivery).file());
  }

  @Override
  public void close() {
    app.close();
  }
}
