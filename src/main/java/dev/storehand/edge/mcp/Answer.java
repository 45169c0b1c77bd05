package dev.storehand.edge.mcp;

import dev.storehand.edge.rest.Piece;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What goes back for a message. */
public sealed interface Answer {

  /** What HTTP says besides; other transports leave it out. */
  Map<String, String> headers();

  /**
   * One message.
   *
   * @param body its pieces, in order
   */
  record Whole(int status, Map<String, String> headers, List<Piece> body) implements Answer {
    Whole(int status, Map<String, String> headers, byte[] body) {
      this(status, headers, List.of(Piece.of(body)));
    }

    /** The body in one piece. */
    byte[] bytes() {
      ByteBuffer all = ByteBuffer.allocate(body.stream().mapToInt(Piece::length).sum());
      body.forEach(piece -> all.put(piece.bytes()));
      return all.array();
    }
  }

  /** Nothing: the message was a notification or an answer. */
  record Accepted(Map<String, String> headers) implements Answer {}

  /**
   * Several messages.
   *
   * @param begin is run once with where to send them, and may go on sending after it has returned
   */
  record Streamed(Map<String, String> headers, Consumer<Outlet> begin) implements Answer {}

  /**
   * One that is not there yet.
   *
   * @param begin is run once with what takes the answer, on any thread; nobody waits meanwhile
   */
  record Later(Consumer<Consumer<Answer>> begin) implements Answer {
    @Override
    public Map<String, String> headers() {
      return Map.of();
    }
  }
}
