package dev.storehand.bench;

import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;

/** The server that is measured, and what loads it. */
final class Rig implements AutoCloseable {
  static final int READERS = 16;
  static final int WRITERS = 64;

  private final Child child;
  private final BenchServer.Ready ready;

  private Rig(Child child, BenchServer.Ready ready) {
    this.child = child;
    this.ready = ready;
  }

  static Rig start(Path folder) {
    Child child = Child.start(BenchServer.class, folder.toString());
    return new Rig(child, Json.mapper().readValue(heard(child), BenchServer.Ready.class));
  }

  /** The next line that a child has for the bench. */
  static String heard(Child child) {
    try {
      String line = child.lines().readLine();
      while (line != null && !line.startsWith(BenchServer.MARK)) {
        line = child.lines().readLine();
      }
      if (line == null) {
        throw new IllegalStateException("the measured server has ended");
      }
      return line.substring(BenchServer.MARK.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BenchServer.Ready ready() {
    return ready;
  }

  Child child() {
    return child;
  }

  /** {@value #READERS} callers that read. */
  LongFunction<Slice> reading(List<byte[]> requests) {
    return loading(READERS, requests, 200);
  }

  /** {@value #WRITERS} callers that write. */
  LongFunction<Slice> writing(List<byte[]> requests) {
    return loading(WRITERS, requests, 202);
  }

  /**
   * Connections are new for each slice: the server closes those that idle while others are
   * measured.
   */
  private LongFunction<Slice> loading(int callers, List<byte[]> requests, int status) {
    Requests inTurn = Requests.of(requests, status);
    return millis -> {
      try (Load load = Load.open(ready.port(), callers)) {
        return load.run(inTurn, millis);
      }
    };
  }

  /** The second baseline, which runs inside the server. */
  Slice oneByOne(long millis) {
    child.say(Long.toString(millis));
    return Slice.parse(heard(child));
  }

  @Override
  public void close() {
    child.close();
  }
}
