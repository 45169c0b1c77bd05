package dev.storehand;

import dev.storehand.core.db.Storage;
import dev.storehand.core.job.ItemLimit;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every option of the server. Each can come from the command line or, as STOREHAND_ and its name,
 * from the environment.
 *
 * @param host the address to listen on; loopback unless told
 * @param port the port to listen on; 0 for any that is free
 * @param data the folder of the embedded database, the lock file and exports
 * @param databaseUrl a PostgreSQL database instead of the embedded one
 * @param publicUrl how clients reach the server, where it is behind a proxy
 * @param allowedHosts host names besides loopback and the public URL's that browsers and MCP
 *     clients may use
 * @param rateLimit points a shop may use in 60 seconds; 0 for no limit
 * @param batchLimit items of batches of listings that a shop may send in 5 minutes; 0 for no limit
 * @param batchDayLimit the same from midnight to midnight, UTC
 * @param maxConnections connections at once
 * @param metricsToken opens /metrics to other hosts, for who sends it as a bearer token
 */
public record Config(
    String host,
    int port,
    Path data,
    Optional<String> databaseUrl,
    Optional<String> publicUrl,
    List<String> allowedHosts,
    int rateLimit,
    int batchLimit,
    int batchDayLimit,
    int maxConnections,
    Optional<String> metricsToken) {
  private static final String PREFIX = "STOREHAND_";
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

  /** What holds where nothing else is said: loopback, port 8080, ./data, 360 points. */
  public static Config standard() {
    return new Config(
        "127.0.0.1",
        8080,
        Path.of("data"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        360,
        500,
        50_000,
        1000,
        Optional.empty());
  }

  /**
   * The environment's word for an option: {@code --database-url} is {@code STOREHAND_DATABASE_URL}.
   */
  public static Optional<String> fromEnvironment(String option) {
    return fromEnvironment(option, System.getenv());
  }

  /** The same, of another environment than this process's. */
  public static Optional<String> fromEnvironment(String option, Map<String, String> environment) {
    String name =
        PREFIX + option.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Where the data lives. */
  public Storage storage() {
    return databaseUrl
        .map(url -> Storage.postgres(url, Optional.empty(), Optional.empty()))
        .orElseGet(() -> Storage.sqlite(data));
  }

  /** How many items batches of listings may have. */
  ItemLimit batches() {
    return new ItemLimit("listings", batchLimit, batchDayLimit);
  }

  /** Where clients reach the server. */
  public String url() {
    return publicUrl.orElseGet(this::localUrl);
  }

  /**
   * How a client on this machine reaches the server; a server that listens everywhere listens on
   * loopback too.
   */
  String localUrl() {
    String reachable = EVERYWHERE.contains(host) ? "127.0.0.1" : host;
    return "http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port;
  }

  /** The same, on another port. */
  public Config onPort(int other) {
    return new Config(
        host,
        other,
        data,
        databaseUrl,
        publicUrl,
        allowedHosts,
        rateLimit,
        batchLimit,
        batchDayLimit,
        maxConnections,
        metricsToken);
  }

  /** The same, in another folder. */
  public Config in(Path folder) {
    return new Config(
        host,
        port,
        folder,
        databaseUrl,
        publicUrl,
        allowedHosts,
        rateLimit,
        batchLimit,
        batchDayLimit,
        maxConnections,
        metricsToken);
  }

  /** The same, on a PostgreSQL database. */
  public Config at(String jdbcUrl) {
    return new Config(
        host,
        port,
        data,
        Optional.of(jdbcUrl),
        publicUrl,
        allowedHosts,
        rateLimit,
        batchLimit,
        batchDayLimit,
        maxConnections,
        metricsToken);
  }

  /** The same, with another limit of points. */
  public Config limitedTo(int points) {
    return new Config(
        host,
        port,
        data,
        databaseUrl,
        publicUrl,
        allowedHosts,
        points,
        batchLimit,
        batchDayLimit,
        maxConnections,
        metricsToken);
  }

  /** The same, with other limits of the items that batches of listings may have. */
  public Config batching(int inFiveMinutes, int inDay) {
    return new Config(
        host,
        port,
        data,
        databaseUrl,
        publicUrl,
        allowedHosts,
        rateLimit,
        inFiveMinutes,
        inDay,
        maxConnections,
        metricsToken);
  }
}
