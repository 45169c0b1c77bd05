package dev.storehand.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the figures were measured on. */
final class Machine {
  private static final int FLUSHES = 200;
  private static final int PAGE = 4096;

  private Machine() {}

  /** The machine in one line. */
  static String named(Path folder) {
    return String.format(
        Locale.ROOT,
        "%s, %d cores; %s; Java %s (%s); a flush to the disk takes %.2f ms",
        value(Path.of("/proc/cpuinfo"), "model name", System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        value(Path.of("/etc/os-release"), "PRETTY_NAME", System.getProperty("os.name")),
        System.getProperty("java.version"),
        System.getProperty("java.vm.name"),
        flushMillis(folder));
  }

  /** The value of the first line that begins with a name, or else another text. */
  private static String value(Path file, String name, String other) {
    if (!Files.exists(file)) {
      return other;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.split("[:=]", 2)[1].replace("\"", "").strip())
          .findFirst()
          .orElse(other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The median time to make one more page of a file durable. */
  private static double flushMillis(Path folder) {
    Path file = folder.resolve("flush");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < FLUSHES; i++) {
        channel.write(ByteBuffer.allocate(PAGE));
        long start = System.nanoTime();
        channel.force(false);
        times.add((System.nanoTime() - start) / 1e6);
      }
      return Rounds.median(times);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
