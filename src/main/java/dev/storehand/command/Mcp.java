package dev.storehand.command;

import dev.storehand.App;
import dev.storehand.edge.mcp.McpEndpoint;
import dev.storehand.edge.mcp.McpStdio;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** MCP over standard input and output, for clients that start their servers themselves. */
@Command(
    name = "mcp",
    description = "Speak MCP over standard input and output, also while a server runs.")
final class Mcp implements Callable<Integer> {
  @Mixin private DataOptions data;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "The key to act with; the operator of this machine unless told.")
  private Optional<String> key = Optional.empty();

  private final Console console;

  Mcp(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (App app = data.open()) {
      app.startJobs(false);
      McpEndpoint endpoint = new McpEndpoint(app.mcp(data.config()));
      new McpStdio(endpoint, key.orElseGet(() -> operator(app)), console.raw()).run(console.in());
    }
    return Exit.WORKED;
  }

  private static String operator(App app) {
    app.onlyShop();
    String secret = UUID.randomUUID().toString();
    app.trust(secret);
    return secret;
  }
}
