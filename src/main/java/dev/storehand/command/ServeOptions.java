package dev.storehand.command;

import dev.storehand.Config;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of a server. */
final class ServeOptions {
  private static final Config STANDARD = Config.standard();
  private static final Pattern URL = Pattern.compile("https?://[^/?#\\s]+[^?#\\s]*");

  @Spec(Target.MIXEE)
  private CommandSpec spec;

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
    check(port >= 0 && port <= 65_535, "--port is from 0 to 65535");
    check(
        rateLimit >= 0 && batchLimit >= 0 && batchDayLimit >= 0,
        "--rate-limit, --batch-limit and --batch-day-limit are 0, for no limit, or more");
    check(maxConnections > 0, "--max-connections is 1 or more");
    check(
        publicUrl.isEmpty() || URL.matcher(publicUrl.get()).matches(),
        "--public-url is a whole URL, such as https://shop.example");
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

  private void check(boolean right, String otherwise) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), otherwise + ".");
    }
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
