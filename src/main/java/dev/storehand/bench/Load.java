package dev.storehand.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A client that loads a server over loopback: one thread, keep-alive connections that each send the
 * next request once their answer is there. It parses no more of an answer than its status and
 * length, so that the server gets the processors.
 */
final class Load implements AutoCloseable {
  private static final long SELECT_MILLIS = 10_000;

  private final Selector selector;
  private final List<Line> lines = new ArrayList<>();

  private Load(Selector selector) {
    this.selector = selector;
  }

  /** So many connections to a port of this machine. */
  static Load open(int port, int connections) {
    try {
      Load load = new Load(Selector.open());
      for (int i = 0; i < connections; i++) {
        load.lines.add(
            Line.open(
                load.selector, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
      }
      return load;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends requests in turn for so long, and waits for the last answers.
   *
   * @throws IllegalStateException for an answer of another status than expected
   */
  Slice run(Requests requests, long millis) {
    Histogram micros = new Histogram(3);
    long start = System.nanoTime();
    long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      int open = 0;
      for (Line line : lines) {
        line.send(requests.next());
        open++;
      }
      while (open > 0) {
        if (selector.select(SELECT_MILLIS) == 0) {
          throw new IllegalStateException(
              "the server has not answered for " + SELECT_MILLIS + " ms");
        }
        for (SelectionKey key : selector.selectedKeys()) {
          Line line = (Line) key.attachment();
          if (line.answered(requests.status())) {
            long now = System.nanoTime();
            micros.recordValue((now - line.sentAt()) / 1000);
            if (now < end) {
              line.send(requests.next());
            } else {
              open--;
            }
          }
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Slice(micros, System.nanoTime() - start);
  }

  @Override
  public void close() {
    try {
      for (Line line : lines) {
        line.close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
