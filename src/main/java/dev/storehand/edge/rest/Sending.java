package dev.storehand.edge.rest;

import dev.storehand.core.action.StoredFile;
import dev.storehand.core.action.StreamPart;
import dev.storehand.core.call.Answers;
import dev.storehand.core.call.Delivery;
import dev.storehand.core.call.Reply;
import dev.storehand.core.problem.Problem;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Sends a reply: as JSON, or as the file or stream that it offers, unless the client asks for JSON
 * by {@code Accept}.
 */
record Sending(Request request, Response response, Callback callback) {
  private static final String JSON = "application/json";
  private static final int PIECE_BYTES = 64 << 10;
  private static final int NO_CONTENT = 204;

  /** Sends the reply that the client would have, now or later; no thread waits for a later one. */
  void send(Reply reply) {
    if (reply.later().isPresent() && wholeOnly(reply)) {
      request.addIdleTimeoutListener(timeout -> false);
      reply.whenReady(later -> RestCalls.answer(later).send(request, response, callback));
    } else {
      sendNow(reply);
    }
  }

  private void sendNow(Reply reply) {
    if (wholeOnly(reply)) {
      RestCalls.answer(reply).send(request, response, callback);
    } else if (reply.delivery().get() instanceof Delivery.File delivery) {
      file(reply, delivery.file());
    } else {
      stream(reply, (Delivery.Stream) reply.delivery().get());
    }
  }

  private boolean wholeOnly(Reply reply) {
    List<String> accepted = request.getHeaders().getQualityCSV(HttpHeader.ACCEPT);
    return reply.delivery().isEmpty() || (!accepted.isEmpty() && accepted.get(0).equals(JSON));
  }

  private void file(Reply reply, StoredFile file) {
    headers(reply);
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_TYPE, file.mediaType())
        .put(HttpHeader.CONTENT_LENGTH, file.bytes())
        .put("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
        .put("X-Content-Type-Options", "nosniff")
        .put(HttpHeader.CACHE_CONTROL, "private, no-store");
    if (head()) {
      end();
    } else {
      Content.copy(source(file), response, callback);
    }
  }

  private Content.Source source(StoredFile file) {
    if (file.content() instanceof StoredFile.InMemory made) {
      return Content.Source.from(made.bytes().duplicate());
    }
    ByteBufferPool pool = request.getComponents().getByteBufferPool();
    ByteBufferPool.Sized pieces = new ByteBufferPool.Sized(pool, false, PIECE_BYTES);
    return Content.Source.from(pieces, ((StoredFile.OnDisk) file.content()).path());
  }

  private void stream(Reply reply, Delivery.Stream delivery) {
    Delivery.Feed feed;
    try {
      feed = delivery.open();
    } catch (Problem problem) {
      RestCalls.answer(Answers.of(problem, reply.requestId(), reply.rate()))
          .send(request, response, callback);
      return;
    }
    headers(reply);
    StreamPart<byte[]> first = feed.first();
    if (first.over() && first.entries().isEmpty()) {
      // To a client that comes back after the end, this says not to come again.
      feed.close();
      response.setStatus(NO_CONTENT);
      end();
    } else if (head()) {
      feed.close();
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
      end();
    } else {
      request.addIdleTimeoutListener(timeout -> false);
      Following.begin(feed, EventStream.open(response, callback));
    }
  }

  private void headers(Reply reply) {
    Map<String, String> headers = RestCalls.answer(reply).headers();
    response.setStatus(reply.status());
    headers.forEach(response.getHeaders()::put);
  }

  private boolean head() {
    return request.getMethod().equals("HEAD");
  }

  private void end() {
    response.write(true, BufferUtil.EMPTY_BUFFER, callback);
  }
}
