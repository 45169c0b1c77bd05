package dev.storehand.edge.mcp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/**
 * A streamed answer over HTTP: server-sent events, with a sign of life now and then, by which a
 * dead client is noticed.
 */
final class SseStream implements Outlet {
  private static final byte[] HEAD = Text.utf8("event: message\ndata: ");
  private static final byte[] TAIL = Text.utf8("\n\n");
  private static final byte[] ALIVE = Text.utf8(": still here\n\n");
  private static final Executor LATER = CompletableFuture.delayedExecutor(15, TimeUnit.SECONDS);

  private final OutputStream out;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private SseStream(OutputStream out) {
    this.out = out;
  }

  /**
   * Turns a response into a stream; whoever opens it ends the exchange when the stream has ended.
   */
  static SseStream open(Response response) {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
    response.getHeaders().put("X-Accel-Buffering", "no");
    SseStream stream = new SseStream(Content.Sink.asOutputStream(response));
    LATER.execute(stream::live);
    return stream;
  }

  @Override
  public void send(byte[] message) {
    write(HEAD, message, TAIL);
  }

  @Override
  public void end() {
    ended.complete(null);
  }

  @Override
  public void whenEnded(Runnable action) {
    ended.thenRun(action);
  }

  private void live() {
    if (!ended.isDone()) {
      write(ALIVE);
      LATER.execute(this::live);
    }
  }

  private void write(byte[]... parts) {
    synchronized (out) {
      if (ended.isDone()) {
        return;
      }
      try {
        for (byte[] part : parts) {
          out.write(part);
        }
        out.flush();
        return;
      } catch (IOException | IllegalStateException gone) {
        // The client has gone, which is its right; whoever wanted to say more learns of it below.
      }
    }
    end();
  }
}
