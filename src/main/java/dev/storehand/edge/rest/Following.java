package dev.storehand.edge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.storehand.core.action.StreamPart;
import dev.storehand.core.call.Delivery;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends what a feed says as server-sent events, with a sign of life now and then by which a dead
 * client is noticed. It ends with the feed, or after a while, when the client comes back with the
 * id of the last event it saw, and its key is looked at anew.
 */
final class Following {
  private static final Duration ALIVE_EVERY = Duration.ofSeconds(15);
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(15);
  private static final byte[] AGAIN = "retry: 1000\n\n".getBytes(UTF_8);
  private static final byte[] ALIVE = ": still here\n\n".getBytes(UTF_8);

  private final Delivery.Feed feed;
  private final EventStream out;
  private final long until = System.nanoTime() + LONGEST_NANOS;

  private Following(Delivery.Feed feed, EventStream out) {
    this.feed = feed;
    this.out = out;
  }

  static void begin(Delivery.Feed feed, EventStream out) {
    Following following = new Following(feed, out);
    out.whenEnded(feed::close);
    out.send(AGAIN);
    following.say(feed.first());
  }

  private void say(StreamPart<byte[]> batch) {
    batch.entries().forEach(each -> out.send(event(each.id(), each.data())));
    if (batch.over() || System.nanoTime() - until > 0) {
      out.end();
      return;
    }
    feed.next(batch.cursor(), ALIVE_EVERY)
        .whenComplete(
            (next, failure) -> {
              if (failure != null) {
                out.end();
              } else {
                if (next.entries().isEmpty()) {
                  out.send(ALIVE);
                }
                say(next);
              }
            });
  }

  /** JSON has no line breaks of its own, so an event's data is one line. */
  private static byte[] event(String id, byte[] data) {
    return ("id: " + id + "\ndata: " + new String(data, UTF_8) + "\n\n").getBytes(UTF_8);
  }
}
