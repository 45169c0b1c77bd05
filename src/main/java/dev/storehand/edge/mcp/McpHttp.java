package dev.storehand.edge.mcp;

import dev.storehand.core.call.Token;
import dev.storehand.core.problem.Problem;
import dev.storehand.edge.rest.Mount;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The endpoint over HTTP. */
public final class McpHttp {
  /** What anybody with a key may send. */
  private static final int MAX_BYTES = 1 << 20;

  /** What a bulk action or an import may send. */
  private static final int MAX_BULK_BYTES = 16 << 20;

  private final McpEndpoint endpoint;
  private final Doors doors;

  public McpHttp(McpEndpoint endpoint, Doors doors) {
    this.endpoint = endpoint;
    this.doors = doors;
  }

  /** Adds the endpoint and its narrower surfaces at and below this path. */
  public Mount at(String base) {
    return routes -> mount(routes, base);
  }

  private void mount(RoutesConfig routes, String base) {
    route(routes, base, context -> Surface.ALL);
    route(routes, base + "/readonly", context -> Surface.READS);
    route(routes, base + "/search", context -> Surface.SEARCH);
    route(routes, base + "/x/{toolsets}", context -> Surface.ALL.toolsets(context.pathParam("toolsets")));
  }

  private void route(RoutesConfig routes, String path, Function<Context, Surface> surface) {
    routes.post(path, context -> answer(context, surface.apply(context)));
    routes.get(path, this::onlyPost);
    routes.put(path, this::onlyPost);
    routes.patch(path, this::onlyPost);
    routes.delete(path, this::onlyPost);
  }

  private void answer(Context context, Surface surface) {
    try {
      answer(context, surface, token(context.req()));
    } catch (Problem twoKeys) {
      write(context, endpoint.refuse(twoKeys.code().status(), twoKeys.detail()));
    }
  }

  /** Answers one request of a caller with this token. */
  void answer(Context context, Surface surface, String token) {
    HttpHeaders headers = new HttpHeaders(context.req());
    Optional<Answer> refused = refused(headers);
    write(context, refused.orElseGet(() -> read(context.req(), headers, token, narrowed(surface, headers))));
  }

  private Optional<Answer> refused(Headers headers) {
    if (!doors.host(headers.get("Host"))) {
      return Optional.of(endpoint.refuse(421, "This server does not answer to that Host; its owner can allow it"));
    }
    if (!doors.origin(headers.get("Origin"))) {
      return Optional.of(endpoint.refuse(403, "Pages of that Origin may not call this server; its owner can allow it"));
    }
    String type = headers.get("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json")
        ? Optional.empty()
        : Optional.of(endpoint.refuse(415, "Send the message as application/json, and say so in Content-Type"));
  }

  private static Surface narrowed(Surface surface, Headers headers) {
    Surface some = headers.get("X-MCP-Toolsets").map(surface::toolsets).orElse(surface);
    return headers.get("X-MCP-Readonly").filter(yes -> yes.strip().equalsIgnoreCase("true")).isPresent()
        ? some.reads()
        : some;
  }

  /** Strangers may not make us keep more than the smaller size. */
  private Answer read(HttpServletRequest request, Headers headers, String token, Surface surface) {
    try {
      InputStream in = request.getInputStream();
      byte[] body = in.readNBytes(MAX_BYTES + 1);
      if (body.length > MAX_BYTES) {
        byte[] rest = endpoint.knows(token) ? in.readNBytes(MAX_BULK_BYTES + 1 - body.length) : new byte[0];
        if (rest.length == 0 || body.length + rest.length > MAX_BULK_BYTES) {
          return endpoint.refuse(413, "The message is too large: 1 MiB, or 16 MiB for bulk actions and imports");
        }
        body = joined(body, rest);
      }
      return endpoint.answer(new Incoming(body, headers, token, surface));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static void write(Context context, Answer answer) {
    answer.headers().forEach(context.res()::setHeader);
    if (answer instanceof Answer.Whole whole) {
      context.status(whole.status()).contentType("application/json").result(whole.body());
    } else if (answer instanceof Answer.Streamed streamed) {
      context.future(() -> {
        SseStream stream = open(context);
        streamed.begin().accept(stream);
        return stream.ended();
      });
    } else {
      context.status(202);
    }
  }

  private static SseStream open(Context context) {
    try {
      return SseStream.open(context.res());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** There is no stream to get and no session to delete; clients of the older revisions take 405 for that. */
  private void onlyPost(Context context) {
    context.header("Allow", "POST");
    write(context, endpoint.refuse(405, "This takes POST, one message at a time"));
  }

  private static String token(HttpServletRequest request) {
    return Token.of(
        Collections.list(request.getHeaders("X-Auth-Token")), Collections.list(request.getHeaders("Authorization")));
  }

  /** The headers of an HTTP request. */
  private record HttpHeaders(HttpServletRequest request) implements Headers {
    @Override
    public Optional<String> get(String name) {
      return Optional.ofNullable(request.getHeader(name));
    }

    @Override
    public boolean mirrored() {
      return true;
    }
  }
}
