package dev.storehand.edge.rest;

import dev.storehand.core.call.Answers;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What Jetty itself refuses, a broken address or a header too long, is answered in our one shape
 * and tells nothing inside.
 */
final class JettyErrors extends ErrorHandler {
  private static final String SENTENCE =
      "The request breaks the rules of HTTP: its address, headers or body cannot be read";

  private final Supplier<String> requestIds;

  JettyErrors(Supplier<String> requestIds) {
    this.requestIds = requestIds;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String id = requestIds.get();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    response.getHeaders().put("X-Request-Id", id);
    byte[] body =
        Json.bytes(
            Answers.body(problem(response.getStatus()), id).put("status", response.getStatus()));
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  /**
   * Some statuses, such as 414 and 505, are HTTP's own: they too say that the request cannot be
   * read.
   */
  private static Problem problem(int status) {
    Code code =
        Stream.of(Code.values())
            .filter(each -> each.status() == status)
            .findFirst()
            .orElse(Code.INVALID_REQUEST);
    boolean ours = code == Code.SERVER_ERROR || code == Code.UNAVAILABLE;
    return Problem.of(code, ours ? code.title() : SENTENCE);
  }
}
