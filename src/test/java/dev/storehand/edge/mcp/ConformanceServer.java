package dev.storehand.edge.mcp;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import io.javalin.Javalin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * The server under the conformance suite: the real program on a database of its own, on loopback, without asking for a key,
 * since the suite has none. At {@code /mcp} it offers the suite's fixtures too, at {@code /real} its own tools alone.
 */
public final class ConformanceServer {
  private ConformanceServer() {}

  /** Serves on the port given, or on any; prints the port once it listens. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("storehand-conformance");
    Config config = Config.standard().in(folder).limitedTo(0);
    App app = App.open(config, Clock.systemUTC(), Ids.ulids());
    String key = app.createKey(app.shops().get(0).id(), "Conformance", Mode.TEST, List.of("*"));
    McpParts parts = app.mcp(config);
    Doors doors = new Doors(Set.of());
    McpHttp fixtures = new McpHttp(new McpEndpoint(parts, ConformanceFixtures.extra(new Seal(parts.secret()))), doors);
    McpHttp real = new McpHttp(new McpEndpoint(parts), doors);
    Javalin javalin =
        Javalin.create(server -> {
          server.startup.showJavalinBanner = false;
          server.jetty.host = "localhost";
          server.routes.post("/mcp", context -> fixtures.answer(context, Surface.ALL, key));
          server.routes.post("/real", context -> real.answer(context, Surface.ALL, key));
        });
    javalin.start(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0);
    System.out.println("port " + javalin.port());
  }
}
