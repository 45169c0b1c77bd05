package dev.storehand.hostile;

import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Many connections on each of which a byte is sent now and then, round and round, by one thread.
 */
final class SlowClients implements AutoCloseable {
  private static final long PAUSE_NANOS = 50_000;

  private final List<SocketChannel> channels = new ArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final Thread thread;
  private volatile boolean done;

  private SlowClients(TestApp app, int count, String head, String piece) throws IOException {
    URI url = URI.create(app.url());
    for (int i = 0; i < count; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      write(channel, head);
      channels.add(channel);
    }
    thread = new Thread(() -> trickle(piece), "slow-clients");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Clients that have sent the head, and now send one piece of the rest after another and never
   * end.
   */
  static SlowClients start(TestApp app, int count, String head, String piece) throws IOException {
    return new SlowClients(app, count, head, piece);
  }

  private static void write(SocketChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private void trickle(String piece) {
    while (!done) {
      for (SocketChannel channel : channels) {
        try {
          write(channel, piece);
          sent.incrementAndGet();
        } catch (IOException closedByTheServer) {
          continue;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** How many pieces they have sent together. */
  long sent() {
    return sent.get();
  }

  @Override
  public void close() throws IOException {
    done = true;
    for (SocketChannel channel : channels) {
      channel.close();
    }
  }
}
