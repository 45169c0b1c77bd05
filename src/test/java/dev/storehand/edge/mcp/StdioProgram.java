package dev.storehand.edge.mcp;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * A program that speaks MCP on its standard streams, as a client starts it: its data are in the
 * folder given.
 */
public final class StdioProgram {
  private StdioProgram() {}

  public static void main(String[] arguments) throws IOException {
    Config config = Config.standard().in(Path.of(arguments[0])).limitedTo(0);
    try (App app = App.open(config, Clock.systemUTC(), Ids.ulids())) {
      String key = app.createKey(app.shops().get(0).id(), "Stdio", Mode.TEST, List.of("*"));
      new McpStdio(new McpEndpoint(app.mcp(config)), key, new FileOutputStream(FileDescriptor.out))
          .run(System.in);
    }
  }
}
