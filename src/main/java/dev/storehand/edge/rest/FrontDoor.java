package dev.storehand.edge.rest;

import dev.storehand.core.call.Answers;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What is decided before a body is read: a server that is stopping sends clients away politely, and a body that says it is
 * too large is refused before it comes, so that the client reads a 413 and not a reset.
 */
final class FrontDoor extends Handler.Wrapper {
  private final Supplier<String> requestIds;
  private volatile boolean closing;

  FrontDoor(Handler inner, Supplier<String> requestIds) {
    super(inner);
    this.requestIds = requestIds;
  }

  /** From now on every new request is told to go elsewhere. */
  void close() {
    closing = true;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (closing) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      refuse(response, callback, Problem.of(Code.UNAVAILABLE, "The server is stopping").header("Retry-After", "5"));
      return true;
    }
    if (request.getLength() > Bodies.MAX_BULK_BYTES) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      refuse(response, callback, Bodies.tooLarge(Bodies.MAX_BULK_BYTES));
      return true;
    }
    return super.handle(request, response, callback);
  }

  private void refuse(Response response, Callback callback, Problem problem) {
    String id = requestIds.get();
    response.setStatus(problem.code().status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    response.getHeaders().put("X-Request-Id", id);
    problem.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.write(true, ByteBuffer.wrap(Json.bytes(Answers.body(problem, id))), callback);
  }
}
