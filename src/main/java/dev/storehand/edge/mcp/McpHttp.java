package dev.storehand.edge.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.storehand.core.call.Token;
import dev.storehand.core.problem.Problem;
import dev.storehand.edge.rest.WholeAnswer;
import dev.storehand.edge.rest.WholeBodies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The endpoint over HTTP: it takes what is asked of its path, and hands on the rest. */
public final class McpHttp extends Handler.Wrapper {
  /** What anybody with a key may send. */
  private static final int MAX_BYTES = 1 << 20;

  /** What a bulk action or an import may send. */
  private static final int MAX_BULK_BYTES = 16 << 20;

  private static final String JSON = "application/json";
  private static final String TOOLSETS = "/x/";

  private final McpEndpoint endpoint;
  private final Doors doors;
  private final String base;
  private final Function<Request, String> key;

  /** The endpoint and its narrower surfaces at and below this path. */
  public McpHttp(McpEndpoint endpoint, Doors doors, String base) {
    this(endpoint, doors, base, McpHttp::token);
  }

  /**
   * The same with a way of its own to know callers.
   *
   * @param key the key that a request carries
   */
  McpHttp(McpEndpoint endpoint, Doors doors, String base, Function<Request, String> key) {
    this.endpoint = endpoint;
    this.doors = doors;
    this.base = base;
    this.key = key;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<Surface> surface = surface(request.getHttpURI().getPath());
    if (surface.isEmpty()) {
      return super.handle(request, response, callback);
    }
    write(answer(request, surface.get()), request, response, callback);
    return true;
  }

  private Optional<Surface> surface(String path) {
    if (!path.startsWith(base)) {
      return Optional.empty();
    }
    String rest = path.substring(base.length());
    String below = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    return switch (below) {
      case "" -> Optional.of(Surface.ALL);
      case "/readonly" -> Optional.of(Surface.READS);
      case "/search" -> Optional.of(Surface.SEARCH);
      default ->
          below.startsWith(TOOLSETS) && below.indexOf('/', TOOLSETS.length()) < 0
              ? Optional.of(
                  Surface.ALL.toolsets(
                      URLDecoder.decode(below.substring(TOOLSETS.length()), UTF_8)))
              : Optional.empty();
    };
  }

  private Answer answer(Request request, Surface surface) {
    try {
      String token = key.apply(request);
      return request.getMethod().equals("POST") ? answer(request, surface, token) : onlyPost(token);
    } catch (Problem twoKeys) {
      return endpoint.refuse(twoKeys.code().status(), twoKeys.detail());
    }
  }

  private Answer answer(Request request, Surface surface, String token) {
    HttpHeaders headers = new HttpHeaders(request.getHeaders());
    Optional<Answer> refused = refused(headers, token);
    return refused.isPresent()
        ? refused.get()
        : read(request, headers, token, narrowed(surface, headers));
  }

  private Optional<Answer> refused(Headers headers, String token) {
    if (!doors.host(headers.get("Host"))) {
      return Optional.of(
          endpoint.refuse(421, "This server does not answer to that Host; its owner can allow it"));
    }
    if (!doors.origin(headers.get("Origin"))) {
      return Optional.of(
          endpoint.refuse(
              403, "Pages of that Origin may not call this server; its owner can allow it"));
    }
    return isJson(headers.get("Content-Type").orElse(""))
        ? Optional.empty()
        : Optional.of(
            endpoint.refuse(
                415, "Send the message as application/json, and say so in Content-Type", token));
  }

  private static boolean isJson(String contentType) {
    return contentType.equals(JSON) || contentType.split(";", 2)[0].strip().equalsIgnoreCase(JSON);
  }

  private static Surface narrowed(Surface surface, Headers headers) {
    Surface some = headers.get("X-MCP-Toolsets").map(surface::toolsets).orElse(surface);
    return headers
            .get("X-MCP-Readonly")
            .filter(yes -> yes.strip().equalsIgnoreCase("true"))
            .isPresent()
        ? some.reads()
        : some;
  }

  /** Strangers may not make us read more than the smaller size. */
  private Answer read(Request request, Headers headers, String token, Surface surface) {
    try {
      byte[] body = WholeBodies.of(request);
      boolean tooLarge =
          body.length > MAX_BULK_BYTES || (body.length > MAX_BYTES && !endpoint.knows(token));
      return tooLarge
          ? endpoint.refuse(
              413, "The message is too large: 1 MiB, or 16 MiB for bulk actions and imports", token)
          : endpoint.answer(new Incoming(body, headers, token, surface));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Answer answer, Request request, Response response, Callback callback) {
    if (answer instanceof Answer.Whole whole) {
      new WholeAnswer(whole.status(), JSON, whole.headers(), whole.body())
          .send(request, response, callback);
      return;
    }
    if (answer instanceof Answer.Later later) {
      request.addIdleTimeoutListener(timeout -> false);
      later.begin().accept(ready -> write(ready, request, response, callback));
      return;
    }
    answer.headers().forEach(response.getHeaders()::put);
    if (answer instanceof Answer.Streamed streamed) {
      streamed.begin().accept(SseStream.open(request, response, callback));
    } else {
      response.setStatus(202);
      callback.succeeded();
    }
  }

  /**
   * There is no stream to get and no session to delete; clients of the older revisions take 405 for
   * that.
   */
  private Answer onlyPost(String token) {
    Answer.Whole refusal =
        (Answer.Whole) endpoint.refuse(405, "This takes POST, one message at a time", token);
    Map<String, String> headers = new LinkedHashMap<>(refusal.headers());
    headers.put("Allow", "POST");
    return new Answer.Whole(refusal.status(), headers, refusal.body());
  }

  private static String token(Request request) {
    return Token.of(
        request.getHeaders().getValuesList("X-Auth-Token"),
        request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION));
  }

  /** The headers of an HTTP request. */
  private record HttpHeaders(HttpFields fields) implements Headers {
    @Override
    public Optional<String> get(String name) {
      return Optional.ofNullable(fields.get(name));
    }

    @Override
    public boolean mirrored() {
      return true;
    }
  }
}
