package dev.storehand.feature.stock;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All that a claim holds, or a part of it.
 *
 * @param lines only of these lines of the order; all where it is empty
 * @param location only at this location; all where it is empty
 */
public record Share(ClaimRef ref, Optional<Collection<String>> lines, Optional<String> location) {

  /** All of it. */
  public static Share all(ClaimRef ref) {
    return new Share(ref, Optional.empty(), Optional.empty());
  }

  /** What it holds for these lines. */
  public Share ofLines(Collection<String> ids) {
    return new Share(ref, Optional.of(List.copyOf(ids)), location);
  }

  /** What it holds at this location: a shipment's part. */
  public Share at(String locationId) {
    return new Share(ref, lines, Optional.of(locationId));
  }

  /** Whether units of a line at a location belong to it. */
  boolean has(Optional<String> line, String locationId) {
    return lines.filter(these -> line.filter(these::contains).isEmpty()).isEmpty()
        && location.filter(here -> !here.equals(locationId)).isEmpty();
  }
}
