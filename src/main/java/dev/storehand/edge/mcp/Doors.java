package dev.storehand.edge.mcp;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps web pages from reaching a server on the same machine through a name of their own (DNS
 * rebinding): a request must be addressed to a name we know, and must not come from a page of
 * another.
 */
public final class Doors {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String ANY = "*";

  private final Set<String> names;

  /**
   * Doors for loopback and these names.
   *
   * @param allowedHosts host names without ports; {@code *} lets every name in
   */
  public Doors(Set<String> allowedHosts) {
    this.names =
        Stream.concat(
                LOOPBACK.stream(), allowedHosts.stream().map(name -> name.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a {@code Host} header, with or without a port, is one of ours. */
  boolean host(Optional<String> header) {
    return names.contains(ANY) || header.map(Doors::name).filter(names::contains).isPresent();
  }

  /** Whether an {@code Origin} header, which only browsers send, is one of ours. */
  boolean origin(Optional<String> header) {
    return names.contains(ANY)
        || header.isEmpty()
        || header.flatMap(Doors::site).filter(names::contains).isPresent();
  }

  private static String name(String hostAndPort) {
    String lower = hostAndPort.strip().toLowerCase(Locale.ROOT);
    int end = lower.startsWith("[") ? lower.indexOf(']') + 1 : lower.indexOf(':');
    return end <= 0 ? lower : lower.substring(0, end);
  }

  private static Optional<String> site(String origin) {
    try {
      URI uri = URI.create(origin.strip());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web
          ? Optional.ofNullable(uri.getHost()).map(host -> host.toLowerCase(Locale.ROOT))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
