package dev.storehand.edge.mcp;

import dev.storehand.core.call.Caller;
import java.util.List;

/** Finds ids and other values of a shop by how they begin. */
@FunctionalInterface
public interface Completions {

  /**
   * What could be meant, best first, only of the caller's shop and mode and only what the caller may read.
   *
   * @param kind what is looked for, as an argument's name: {@code stock_location_id}, {@code sku_code}
   * @param most how many at most
   */
  List<String> find(Caller caller, String kind, String begin, int most);
}
