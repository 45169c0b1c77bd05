package dev.storehand.edge.mcp;

import java.util.List;

/** Finds ids and other values of a shop by how they begin. */
@FunctionalInterface
public interface Completions {

  /**
   * What could be meant, only of the caller's shop and mode and only what the caller may read.
   *
   * @param token the caller's key
   * @param kind what is looked for, as an argument's name: {@code stock_location_id}
   * @param most how many at most
   */
  List<String> find(String token, String kind, String begin, int most);
}
