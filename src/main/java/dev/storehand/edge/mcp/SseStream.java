package dev.storehand.edge.mcp;

import dev.storehand.edge.rest.EventStream;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A streamed answer over HTTP: a server-sent event for each message, with a sign of life now and
 * then, by which a dead client is noticed.
 */
final class SseStream implements Outlet {
  private static final byte[] HEAD = Text.utf8("event: message\ndata: ");
  private static final byte[] TAIL = Text.utf8("\n\n");
  private static final byte[] ALIVE = Text.utf8(": still here\n\n");
  private static final Executor LATER = CompletableFuture.delayedExecutor(15, TimeUnit.SECONDS);

  private final EventStream out;
  private final AtomicBoolean ended = new AtomicBoolean();

  private SseStream(EventStream out) {
    this.out = out;
  }

  /** Turns a response into a stream, which ends the exchange when it ends. */
  static SseStream open(Request request, Response response, Callback callback) {
    request.addIdleTimeoutListener(timeout -> false);
    SseStream stream = new SseStream(EventStream.open(response, callback));
    stream.whenEnded(() -> stream.ended.set(true));
    LATER.execute(stream::live);
    return stream;
  }

  @Override
  public void send(byte[] message) {
    ByteArrayOutputStream event = new ByteArrayOutputStream(message.length + 32);
    event.writeBytes(HEAD);
    event.writeBytes(message);
    event.writeBytes(TAIL);
    out.send(event.toByteArray());
  }

  @Override
  public void end() {
    out.end();
  }

  @Override
  public void whenEnded(Runnable action) {
    out.whenEnded(action);
  }

  private void live() {
    if (!ended.get()) {
      out.send(ALIVE);
      LATER.execute(this::live);
    }
  }
}
