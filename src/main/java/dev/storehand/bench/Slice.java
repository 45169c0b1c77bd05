package dev.storehand.bench;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What one stretch of load gave.
 *
 * @param micros latency of each answer
 * @param nanos how long it took
 */
record Slice(Histogram micros, long nanos) {

  /** Answers a second. */
  double rate() {
    return micros.getTotalCount() * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
  }

  /** As one word, for another process. */
  String wire() {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + micros.getNeededByteBufferCapacity());
    micros.encodeIntoByteBuffer(bytes.putLong(nanos));
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
  }

  static Slice parse(String wire) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(wire));
    long nanos = bytes.getLong();
    return new Slice(Histogram.decodeFromByteBuffer(bytes, 0), nanos);
  }
}
