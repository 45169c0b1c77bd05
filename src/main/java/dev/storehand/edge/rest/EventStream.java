package dev.storehand.edge.rest;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Server-sent events over one response. Any thread may send and none waits: what the client has not
 * taken yet is kept, up to a bound, beyond which a client that reads too slowly is cut off.
 */
public final class EventStream {
  private static final int MOST_KEPT = 1 << 20;

  private final Response response;
  private final Callback callback;
  private final Deque<byte[]> kept = new ArrayDeque<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private int keptBytes;
  private boolean writing;

  private EventStream(Response response, Callback callback) {
    this.response = response;
    this.callback = callback;
  }

  /** Turns a response into a stream, which ends the exchange when it ends. */
  public static EventStream open(Response response, Callback callback) {
    response.setStatus(200);
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_TYPE, "text/event-stream")
        .put(HttpHeader.CACHE_CONTROL, "no-cache")
        .put("X-Accel-Buffering", "no");
    EventStream stream = new EventStream(response, callback);
    stream.send(new byte[0]);
    return stream;
  }

  /** Sends these bytes, which are one event or a remark; does nothing once the stream has ended. */
  public void send(byte[] event) {
    synchronized (kept) {
      if (ended.isDone()) {
        return;
      }
      if (!kept.isEmpty() && keptBytes + event.length > MOST_KEPT) {
        kept.clear();
        ended.complete(null);
        callback.failed(new IllegalStateException("the client reads too slowly"));
        return;
      }
      kept.add(event);
      keptBytes += event.length;
    }
    next();
  }

  /** Ends the stream once what was sent before has been written. */
  public void end() {
    if (ended.complete(null)) {
      next();
    }
  }

  /** Runs this when nothing can be sent any more, whoever ended it. */
  public void whenEnded(Runnable action) {
    ended.thenRun(action);
  }

  /** Writes all that is kept, then whatever came meanwhile, then the end. */
  private void next() {
    Optional<byte[]> piece;
    synchronized (kept) {
      if (writing) {
        return;
      }
      piece = kept.isEmpty() ? Optional.empty() : Optional.of(taken());
      writing = piece.isPresent() || ended.isDone();
    }
    if (piece.isPresent()) {
      response.write(
          false, ByteBuffer.wrap(piece.get()), Callback.from(this::written, this::failed));
    } else if (ended.isDone()) {
      response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    }
  }

  private byte[] taken() {
    ByteBuffer all = ByteBuffer.allocate(keptBytes);
    kept.forEach(all::put);
    kept.clear();
    keptBytes = 0;
    return all.array();
  }

  private void written() {
    synchronized (kept) {
      writing = false;
    }
    next();
  }

  /** The client has gone, which is its right. */
  private void failed(Throwable gone) {
    ended.complete(null);
    callback.failed(gone);
  }
}
