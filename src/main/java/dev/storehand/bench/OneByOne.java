package dev.storehand.bench;

import dev.storehand.core.action.Target;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Json;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The second baseline: the same action through the same dispatcher, handler and stores, one call
 * after the other, so that each commit, with its flush to the disk, holds one write. There is no
 * HTTP, no JSON is parsed and nobody else calls.
 */
final class OneByOne {
  private final Dispatcher dispatcher;
  private final String key;
  private final List<String> items;
  private int next;

  OneByOne(Dispatcher dispatcher, String key, List<String> items) {
    this.dispatcher = dispatcher;
    this.key = key;
    this.items = items;
  }

  Slice run(long millis) {
    Histogram micros = new Histogram(3);
    long start = System.nanoTime();
    long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
    long from = start;
    while (from < end) {
      adjust();
      long now = System.nanoTime();
      micros.recordValue((now - from) / 1000);
      from = now;
    }
    return new Slice(micros, from - start);
  }

  private void adjust() {
    next = (next + 1) % items.size();
    Request request =
        new Request(
            "req_bench",
            Via.SYSTEM,
            new Target.Name("adjust_stock"),
            key,
            found ->
                Json.object().put("id", items.get(next)).put("delta", 1).put("reason", "bench"));
    if (!dispatcher.call(request).accepted()) {
      throw new IllegalStateException("adjust_stock was refused");
    }
  }
}
