package dev.storehand.command;

import dev.storehand.App;
import dev.storehand.edge.mcp.McpEndpoint;
import dev.storehand.edge.mcp.McpStdio;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** MCP over standard input and output, on the data itself, with or without a server beside it. */
@Command(name = "mcp", description = "Speak MCP over standard input and output, one message a line.")
final class SpeakMcp implements Callable<Integer> {
  private static final int SECRET_BYTES = 32;

  @Mixin private DataOptions data;

  @Option(names = "--key", paramLabel = "KEY", description = "Whose key to use; the operator's rights on the only shop unless told.")
  private Optional<String> key = Optional.empty();

  @Override
  public Integer call() throws IOException {
    try (App app = data.open()) {
      McpEndpoint endpoint = new McpEndpoint(app.mcp(data.config()));
      new McpStdio(endpoint, key.orElseGet(() -> operators(app)), new FileOutputStream(FileDescriptor.out)).run(System.in);
    }
    return Exit.WORKED;
  }

  private static String operators(App app) {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    String text = HexFormat.of().formatHex(secret);
    app.trust(text);
    return text;
  }
}
