package dev.storehand.edge.rest;

import dev.storehand.core.call.Answers;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Token;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a reply is in HTTP, and what is answered where no action is called. */
final class RestCalls {
  private static final Logger LOG = LoggerFactory.getLogger(RestCalls.class);
  static final String BASE = "/api/v2/external";
  static final String BASE_FOLDER = BASE + "/";
  private static final String OWN_HEADER = "X-Auth-Token";

  private final Dispatcher dispatcher;
  private final Supplier<String> requestIds;

  RestCalls(Dispatcher dispatcher, Supplier<String> requestIds) {
    this.dispatcher = dispatcher;
    this.requestIds = requestIds;
  }

  /** Whatever no route takes. */
  void unknown(Context context) {
    String path = context.req().getRequestURI();
    if (path.startsWith(BASE_FOLDER)) {
      String verb = context.method().name();
      write(
          context,
          dispatcher.refuseVerb(requestIds.get(), token(context.req()), verb, below(path)));
    } else {
      Problem problem =
          Problem.of(
                  Code.NOT_FOUND, "There is nothing at " + context.method() + " " + shortened(path))
              .hint(
                  "Actions are below "
                      + BASE
                      + "; GET "
                      + BASE
                      + "/help lists them, /docs shows them in a browser.");
      write(context, Answers.of(problem, requestIds.get(), Optional.empty()));
    }
  }

  /** A failure outside any action. */
  void failed(Exception failure, Context context) {
    write(context, failed(failure, requestIds.get()));
  }

  /** The reply to a failure outside any action: it is logged under the id that the client sees. */
  static Reply failed(Exception failure, String id) {
    Problem problem =
        failure instanceof Problem known
            ? known
            : Problem.of(Code.SERVER_ERROR, "The server failed; nothing was changed");
    if (problem.code() == Code.SERVER_ERROR) {
      LOG.error("{} failed outside an action", id, failure);
    }
    return Answers.of(problem, id, Optional.empty());
  }

  static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  /**
   * The raw path below the base. A slash at its end stays: what follows it is an id that was
   * forgotten.
   */
  static String below(String path) {
    return path.startsWith(BASE) ? path.substring(BASE.length()) : path;
  }

  /** The key a request carries, or an empty text. */
  static String token(HttpServletRequest http) {
    return Token.of(
        Collections.list(http.getHeaders(OWN_HEADER)),
        Collections.list(http.getHeaders("Authorization")));
  }

  static String token(HttpFields headers) {
    return Token.of(
        headers.getValuesList(OWN_HEADER), headers.getValuesList(HttpHeader.AUTHORIZATION));
  }

  static void write(Context context, Reply reply) {
    WholeAnswer answer = answer(reply);
    context.status(answer.status());
    answer.headers().forEach(context::header);
    context.contentType(answer.type());
    context.result(reply.body());
  }

  /** A reply as HTTP says it. */
  static WholeAnswer answer(Reply reply) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Request-Id", reply.requestId());
    reply.rate().ifPresent(rate -> headers.putAll(rate.headers(Instant.now())));
    if (reply.dryRun()) {
      headers.put("Dry-Run", "true");
    }
    headers.putAll(reply.headers());
    String type = reply.accepted() ? "application/json" : "application/problem+json";
    return new WholeAnswer(reply.status(), type, headers, reply.body());
  }
}
