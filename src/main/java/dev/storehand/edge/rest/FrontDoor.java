package dev.storehand.edge.rest;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What is decided before a body is read: a server that is stopping sends clients away politely, and
 * a body that says it is too large is refused before it comes, so that the client reads a 413 and
 * not a reset.
 */
final class FrontDoor extends Handler.Wrapper {
  private final Refusals refusals;
  private volatile boolean closing;

  FrontDoor(Handler inner, Refusals refusals) {
    super(inner);
    this.refusals = refusals;
  }

  /** From now on every new request is told to go elsewhere. */
  void close() {
    closing = true;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (closing) {
      refusals.send(
          request,
          response,
          callback,
          Problem.of(Code.UNAVAILABLE, "The server is stopping").header("Retry-After", "5"));
      return true;
    }
    if (request.getLength() > Bodies.MAX_BULK_BYTES) {
      refusals.send(request, response, callback, Bodies.tooLarge(Bodies.MAX_BULK_BYTES));
      return true;
    }
    return super.handle(request, response, callback);
  }
}
