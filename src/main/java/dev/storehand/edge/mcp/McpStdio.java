package dev.storehand.edge.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;

/** The endpoint over a pair of streams: one message a line, in and out, until the input ends. */
public final class McpStdio {
  private static final int MAX_BYTES = 16 << 20;

  private final McpEndpoint endpoint;
  private final String token;
  private final OutputStream out;
  private final Map<String, String> kept = new ConcurrentHashMap<>();

  /** Answers that are not there yet; when the input has ended they are still given. */
  private final Phaser late = new Phaser(1);

  /** The endpoint for the holder of one key. */
  public McpStdio(McpEndpoint endpoint, String token, OutputStream out) {
    this.endpoint = endpoint;
    this.token = token;
    this.out = out;
  }

  /** Answers every message in turn. */
  public void run(InputStream in) throws IOException {
    BufferedInputStream lines = new BufferedInputStream(in);
    for (Optional<byte[]> line = next(lines); line.isPresent(); line = next(lines)) {
      byte[] body = line.get();
      if (body.length > MAX_BYTES) {
        write(endpoint.refuse(413, "The message is larger than 16 MiB"));
      } else if (!blank(body)) {
        write(endpoint.answer(new Incoming(body, new Kept(), token, Surface.ALL)));
      }
    }
    late.arriveAndAwaitAdvance();
  }

  private void write(Answer answer) {
    String session = answer.headers().get(Protocol.SESSION_HEADER);
    if (session != null) {
      kept.put(Protocol.SESSION_HEADER, session);
    }
    if (answer instanceof Answer.Whole whole) {
      line(whole.bytes());
    } else if (answer instanceof Answer.Later later) {
      late.register();
      later
          .begin()
          .accept(
              ready -> {
                write(ready);
                late.arriveAndDeregister();
              });
    } else if (answer instanceof Answer.Streamed streamed) {
      streamed.begin().accept(new Lines());
    }
  }

  private void line(byte[] message) {
    synchronized (out) {
      try {
        out.write(message);
        out.write('\n');
        out.flush();
      } catch (IOException gone) {
        // Whoever started us has closed its end; the input ends with it.
      }
    }
  }

  /**
   * The next line without its end; of one that is too long only a little more than allowed is kept.
   */
  private static Optional<byte[]> next(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int each = in.read();
    if (each < 0) {
      return Optional.empty();
    }
    for (; each >= 0 && each != '\n'; each = in.read()) {
      if (line.size() <= MAX_BYTES) {
        line.write(each);
      }
    }
    return Optional.of(line.toByteArray());
  }

  private static boolean blank(byte[] line) {
    for (byte each : line) {
      if (!Character.isWhitespace(each)) {
        return false;
      }
    }
    return true;
  }

  /** A stream of messages among the others. */
  private final class Lines implements Outlet {
    private final List<Runnable> atTheEnd = new ArrayList<>();

    @Override
    public void send(byte[] message) {
      line(message);
    }

    @Override
    public void end() {
      atTheEnd.forEach(Runnable::run);
    }

    @Override
    public void whenEnded(Runnable action) {
      atTheEnd.add(action);
    }
  }

  /** There are no headers; what we would have put into one comes back to us. */
  private final class Kept implements Headers {
    @Override
    public Optional<String> get(String name) {
      return Optional.ofNullable(kept.get(name));
    }

    @Override
    public boolean mirrored() {
      return false;
    }
  }
}
