package dev.storehand.command;

import dev.storehand.Config;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a server. */
final class ServeOptions {
  private static final Config STANDARD = Config.standard();

  @Mixin private DataOptions data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where to listen; ${DEFAULT-VALUE} unless told, 0 for any that is free.")
  private int port = STANDARD.port();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on; ${DEFAULT-VALUE} unless told.")
  private String host = STANDARD.host();

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "How clients reach the server, where it is behind a proxy.")
  private Optional<String> publicUrl = STANDARD.publicUrl();

  @Option(
      names = "--allowed-hosts",
      paramLabel = "LIST",
      split = ",",
      description =
          "Host names that browsers and MCP clients may use, besides loopback and the public URL's.")
  private List<String> allowedHosts = STANDARD.allowedHosts();

  @Option(
      names = "--rate-limit",
      paramLabel = "POINTS",
      description =
          "Points a shop may use in any 60 s; reads cost 1, writes 2. ${DEFAULT-VALUE} unless told, 0 for no limit.")
  private int rateLimit = STANDARD.rateLimit();

  @Option(
      names = "--batch-limit",
      paramLabel = "ITEMS",
      description =
          "Items of batches of listings that a shop may send in any 5 minutes. ${DEFAULT-VALUE} unless told, 0 for no limit.")
  private int batchLimit = STANDARD.batchLimit();

  @Option(
      names = "--batch-day-limit",
      paramLabel = "ITEMS",
      description =
          "The same from midnight to midnight, UTC. ${DEFAULT-VALUE} unless told, 0 for no limit.")
  private int batchDayLimit = STANDARD.batchDayLimit();

  @Option(
      names = "--max-connections",
      paramLabel = "COUNT",
      description = "Connections at once; more wait. ${DEFAULT-VALUE} unless told.")
  private int maxConnections = STANDARD.maxConnections();

  @Option(
      names = "--metrics-token",
      paramLabel = "TOKEN",
      description = "Opens /metrics to other machines, for who sends this as a bearer token.")
  private Optional<String> metricsToken = STANDARD.metricsToken();

  Config config() {
    return new Config(
        host,
        port,
        data.data,
        data.databaseUrl,
        publicUrl.map(ServeOptions::withoutSlash),
        allowedHosts,
        rateLimit,
        batchLimit,
        batchDayLimit,
        maxConnections,
        metricsToken);
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
