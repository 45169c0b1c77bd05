package dev.storehand.bench;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One keep-alive connection of HTTP/1.1 with one request under way. */
final class Line implements AutoCloseable {
  private static final int BUFFER = 256 * 1024;
  private static final String LENGTH = "\r\ncontent-length: ";
  private static final int LONGEST_HEAD = 2048;
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
  private long sentAt;
  private long missing = -1;
  private int status;

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
    missing = -1;
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
    if (missing < 0) {
      head();
    } else {
      missing -= read;
      in.clear();
    }
    if (missing == 0 && status != expected) {
      throw new IllegalStateException("answered " + status + " instead of " + expected);
    }
    return missing == 0;
  }

  /**
   * Looks for the end of the headers. Of what follows, the server says the length, and it is only
   * counted.
   */
  private void head() {
    byte[] bytes = new byte[Math.min(in.position(), LONGEST_HEAD)];
    in.get(0, bytes);
    int end = end(bytes);
    if (end < 0) {
      return;
    }
    String head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    status = Integer.parseInt(head, STATUS_AT, STATUS_AT + 3, 10);
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at < 0) {
      throw new IllegalStateException("an answer without Content-Length:\n" + head);
    }
    int from = at + LENGTH.length();
    missing =
        Integer.parseInt(head, from, head.indexOf('\r', from), 10) - (in.position() - (long) end);
    in.clear();
  }

  /** Where the body begins, or -1. */
  private static int end(byte[] bytes) {
    for (int i = 3; i < bytes.length; i++) {
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
