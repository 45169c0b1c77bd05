package dev.storehand.edge.mcp;

/**
 * Where the messages of a streamed answer go. Any thread may use it; only one message is written at
 * a time.
 */
public interface Outlet {

  /** Sends one message; does nothing once the client has gone. */
  void send(byte[] message);

  /** Ends the stream. */
  void end();

  /** Runs this when the stream has ended, whoever ended it. */
  void whenEnded(Runnable action);
}
