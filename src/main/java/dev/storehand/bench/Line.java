package dev.storehand.bench;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** One keep-alive connection of HTTP/1.1 with one request under way. */
final class Line implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final String LENGTH = "\r\ncontent-length: ";
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
  private long sentAt;
  private Phase phase = Phase.HEAD;
  private long missing;
  private int status;

  private enum Phase {
    HEAD,
    SIZED,
    CHUNKED
  }

  private Line(SocketChannel channel) {
    this.channel = channel;
  }

  static Line open(Selector selector, SocketAddress address) throws IOException {
    SocketChannel channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    Line line = new Line(channel);
    channel.register(selector, SelectionKey.OP_READ, line);
    return line;
  }

  /** Requests are far smaller than a socket's buffer, so they go out at once. */
  void send(byte[] request) throws IOException {
    in.clear();
    phase = Phase.HEAD;
    sentAt = System.nanoTime();
    ByteBuffer out = ByteBuffer.wrap(request);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /** When the request under way was sent, in nanoseconds. */
  long sentAt() {
    return sentAt;
  }

  /** Reads what is there; true once the answer is whole. */
  boolean answered(int expected) throws IOException {
    int read = channel.read(in);
    if (read < 0) {
      throw new IllegalStateException("the server closed the connection");
    }
    if (phase == Phase.SIZED) {
      missing -= read;
    }
    boolean whole = phase == Phase.HEAD ? head() : ended();
    if (whole && status != expected) {
      throw new IllegalStateException("answered " + status + " instead of " + expected);
    }
    return whole;
  }

  /** Looks for the end of the headers. Of what follows only the end matters. */
  private boolean head() {
    byte[] bytes = in.array();
    int end = end(bytes, in.position());
    if (end < 0) {
      return false;
    }
    String head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    status = Integer.parseInt(head, STATUS_AT, STATUS_AT + 3, 10);
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    phase = at < 0 ? Phase.CHUNKED : Phase.SIZED;
    if (at >= 0) {
      int from = at + LENGTH.length();
      missing = Integer.parseInt(head, from, head.indexOf('\r', from), 10) - (in.position() - end);
    }
    return ended();
  }

  /** Whether the body has come; a body of chunks is JSON, in which a line cannot end. */
  private boolean ended() {
    int length = in.position();
    boolean ended =
        phase == Phase.SIZED
            ? missing == 0
            : length >= LAST_CHUNK.length
                && Arrays.equals(
                    in.array(),
                    length - LAST_CHUNK.length,
                    length,
                    LAST_CHUNK,
                    0,
                    LAST_CHUNK.length);
    if (in.remaining() < BUFFER / 2) {
      // Keeps the end of a chunk that may be the last one's beginning.
      in.position(length - LAST_CHUNK.length).limit(length);
      in.compact();
    }
    return ended;
  }

  /** Where the body begins, or -1. */
  private static int end(byte[] bytes, int length) {
    for (int i = 3; i < length; i++) {
      if (bytes[i] == '\n'
          && bytes[i - 1] == '\r'
          && bytes[i - 2] == '\n'
          && bytes[i - 3] == '\r') {
        return i + 1;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
