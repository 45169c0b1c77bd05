package dev.storehand.edge.rest;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Gathers a body before any thread waits for it, so that slow clients hold connections and nothing
 * else. Jetty's own EagerContentHandler does that too, but lets a stranger keep as much as anybody,
 * sets no bound to what all bodies hold together, and keeps some 190 bytes for a byte that arrives
 * alone; this copies the bytes.
 */
public final class WholeBodies extends Handler.Wrapper {
  /** What is kept of anybody's body before it is asked whether he has a key. */
  static final int STRANGERS_BYTES = 16 << 10;

  /** What the bodies that are on their way may hold together, less the small ones. */
  static final long MOST_TOGETHER = 32L << 20;

  private final Refusals refusals;
  private final Predicate<Request> known;
  private final AtomicLong together = new AtomicLong();

  /**
   * Bodies of these callers.
   *
   * @param known whether a request carries a live key; asked only for bodies that are not small
   */
  WholeBodies(Refusals refusals, Predicate<Request> known) {
    this.refusals = refusals;
    this.known = known;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean none =
        request.getLength() == 0
            || (!request.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
                && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING));
    if (none) {
      return super.handle(request, response, callback);
    }
    new Gathering(request, response, callback).run();
    return true;
  }

  /** The body of a request that has come through here, at once; of another one when it is there. */
  public static byte[] of(Request request) throws IOException {
    Gathered gathered = Request.as(request, Gathered.class);
    return gathered == null
        ? BufferUtil.toArray(Content.Source.asByteBuffer(request))
        : gathered.body;
  }

  private boolean passOn(Request request, Response response, Callback callback) throws Exception {
    return super.handle(request, response, callback);
  }

  /** One body on its way. */
  private final class Gathering implements Runnable {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean welcome;
    private long counted;

    Gathering(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    @Override
    public void run() {
      try {
        while (true) {
          Content.Chunk chunk = request.read();
          if (chunk == null) {
            request.demand(this);
            return;
          }
          if (taken(chunk)) {
            return;
          }
        }
      } catch (Problem problem) {
        forget();
        refusals.send(request, response, callback, problem);
      }
    }

    /** Keeps a piece; true where it was the last. */
    private boolean taken(Content.Chunk chunk) {
      try {
        if (Content.Chunk.isFailure(chunk)) {
          throw Problem.of(
              Code.INVALID_REQUEST, "The body broke off, or its chunks cannot be read");
        }
        admit(chunk.remaining());
        byte[] bytes = new byte[chunk.remaining()];
        chunk.getByteBuffer().get(bytes);
        kept.writeBytes(bytes);
      } finally {
        chunk.release();
      }
      if (chunk.isLast()) {
        end();
      }
      return chunk.isLast();
    }

    private void admit(int more) {
      int size = kept.size() + more;
      if (size <= STRANGERS_BYTES) {
        return;
      }
      if (!welcome && !known.test(request)) {
        throw Problem.of(
                Code.UNAUTHENTICATED,
                "No valid key was sent, and the body is too large for a stranger's")
            .header("WWW-Authenticate", "Bearer realm=\"storehand\"");
      }
      welcome = true;
      if (size > Bodies.MAX_BULK_BYTES) {
        throw Bodies.tooLarge(Bodies.MAX_BULK_BYTES);
      }
      counted += more;
      if (together.addAndGet(more) > MOST_TOGETHER) {
        throw Problem.of(Code.UNAVAILABLE, "Too many large bodies are on their way")
            .header("Retry-After", "5");
      }
    }

    private void end() {
      try {
        if (!passOn(
            new Gathered(request, kept.toByteArray()),
            response,
            Callback.from(callback, this::forget))) {
          Response.writeError(request, response, callback, 404);
        }
      } catch (Exception failure) {
        Response.writeError(request, response, callback, failure);
      }
    }

    private void forget() {
      together.addAndGet(-counted);
      counted = 0;
    }
  }

  /** The request with its body at hand. */
  private static final class Gathered extends Request.Wrapper {
    private final byte[] body;
    private boolean given;

    Gathered(Request request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public Content.Chunk read() {
      if (given) {
        return Content.Chunk.EOF;
      }
      given = true;
      return Content.Chunk.from(ByteBuffer.wrap(body), true);
    }

    @Override
    public void demand(Runnable ready) {
      getContext().execute(ready);
    }
  }
}
