package dev.storehand.edge.rest;

import dev.storehand.core.call.Answers;
import dev.storehand.core.call.Rate;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what is refused before any route is asked, and closes the connection.
 *
 * @param standing where the shop of a key stands, if it is anybody's
 */
record Refusals(Supplier<String> requestIds, Function<String, Optional<Rate>> standing) {
  /** What is still taken in, and thrown away, of a body that nobody wants. */
  private static final long MOST_DISCARDED = 64L << 20;

  void send(Request request, Response response, Callback callback, Problem problem) {
    String id = requestIds.get();
    response.setStatus(problem.code().status());
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    response.getHeaders().put("X-Request-Id", id);
    standing(request)
        .ifPresent(rate -> rate.headers(Instant.now()).forEach(response.getHeaders()::put));
    problem.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    ByteBuffer body = ByteBuffer.wrap(Json.bytes(Answers.body(problem, id)));
    boolean nothingComes = request.getHeaders().contains(HttpHeader.EXPECT);
    Callback after =
        nothingComes
            ? callback
            : Callback.from(() -> new Discarding(request, callback).run(), callback::failed);
    response.write(true, body, after);
  }

  private Optional<Rate> standing(Request request) {
    try {
      return standing.apply(RestCalls.token(request.getHeaders()));
    } catch (Problem nobody) {
      return Optional.empty();
    }
  }

  /**
   * A client that is still sending when the connection closes sees a reset, and not its answer: so
   * let it finish.
   */
  private static final class Discarding implements Runnable {
    private final Request request;
    private final Callback callback;
    private long discarded;

    Discarding(Request request, Callback callback) {
      this.request = request;
      this.callback = callback;
    }

    @Override
    public void run() {
      while (true) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          request.demand(this);
          return;
        }
        discarded += chunk.remaining();
        chunk.release();
        if (chunk.isLast() || Content.Chunk.isFailure(chunk) || discarded > MOST_DISCARDED) {
          callback.succeeded();
          return;
        }
      }
    }
  }
}
