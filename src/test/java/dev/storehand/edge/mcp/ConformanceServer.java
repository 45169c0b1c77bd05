package dev.storehand.edge.mcp;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.call.Seal;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Server;

/**
 * The server under the conformance suite: the real program on a database of its own, on loopback,
 * without asking for a key, since the suite has none. At {@code /mcp} it offers the suite's
 * fixtures too, at {@code /real} its own tools alone.
 */
public final class ConformanceServer {
  private ConformanceServer() {}

  /** Serves on the port given, or on any; prints the port once it listens. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("storehand-conformance");
    Config config = Config.standard().in(folder).limitedTo(0);
    App app = App.open(config, Clock.systemUTC(), Ids.ulids());
    String key = app.createKey(app.shops().get(0).id(), "Conformance", Mode.TEST, List.of("*"));
    McpParts parts = app.mcp(config);
    Doors doors = new Doors(Set.of());
    McpEndpoint offering =
        new McpEndpoint(parts, ConformanceFixtures.extra(new Seal(parts.secret())));
    McpHttp fixtures = new McpHttp(offering, doors, "/mcp", request -> key);
    McpHttp real = new McpHttp(new McpEndpoint(parts), doors, "/real", request -> key);
    fixtures.setHandler(real);
    Server server =
        new Server(
            new InetSocketAddress(
                "localhost", arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0));
    server.setHandler(fixtures);
    server.start();
    System.out.println("port " + server.getURI().getPort());
  }
}
