package dev.storehand.edge.mcp;

import java.util.Map;
import java.util.function.Consumer;

/** What goes back for a message. */
public sealed interface Answer {

  /** What HTTP says besides; other transports leave it out. */
  Map<String, String> headers();

  /** One message. */
  record Whole(int status, Map<String, String> headers, byte[] body) implements Answer {}

  /** Nothing: the message was a notification or an answer. */
  record Accepted(Map<String, String> headers) implements Answer {}

  /**
   * Several messages.
   *
   * @param begin is run once with where to send them, and may go on sending after it has returned
   */
  record Streamed(Map<String, String> headers, Consumer<Outlet> begin) implements Answer {}
}
