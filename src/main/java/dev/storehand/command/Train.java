package dev.storehand.command;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.Server;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Verb;
import dev.storehand.core.db.Mode;
import dev.storehand.core.publish.Base;
import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import picocli.CommandLine.Command;

/**
 * A short life of the program on a folder of its own, from which the script records which classes a
 * start needs. What it answers does not matter, only that every face is asked.
 */
@Command(
    name = "train",
    hidden = true,
    description = "Run briefly on a folder of its own, for the class-data archive.")
final class Train implements Callable<Integer> {
  /** The driver's own property for the folder of its library. */
  private static final String NATIVES = "org.sqlite.lib.path";

  private static final List<String> PAGES =
      List.of(
          "/healthz", "/readyz", "/metrics", "/docs", "/llms.txt", Base.PATH + "/help", "/nothing");
  private static final List<String> MESSAGES =
      List.of(
          """
          {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25", "capabilities": {},
            "clientInfo": {"name": "training", "version": "1"}}}""",
          """
          {"jsonrpc": "2.0", "id": 2, "method": "tools/list"}""",
          """
          {"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": "who_am_i", "arguments": {}}}""");

  @Override
  public Integer call() throws IOException, InterruptedException {
    String natives = System.getProperty(NATIVES);
    if (natives != null) {
      unpack(Path.of(natives));
    }
    Path folder = Files.createTempDirectory("storehand-train");
    Config config = Config.standard().in(folder).onPort(0).limitedTo(0);
    try {
      // The second opening finds its tables made, as most starts do.
      for (int life = 0; life < 2; life++) {
        try (ServerLock lock = ServerLock.take(folder);
            App app = DataOptions.open(config);
            Server server = Server.start(app, config)) {
          lock.publish(server.localUrl());
          exercise(
              app,
              HttpLine.to(
                  server.localUrl(),
                  app.createKey(app.onlyShop(), "Training", Mode.LIVE, List.of("*"))));
        }
      }
    } finally {
      delete(folder);
    }
    return Exit.WORKED;
  }

  /**
   * Puts SQLite's library where later starts look for it; else each would unpack it from the jar
   * and compare the two byte by byte, which takes a sixth of a start.
   */
  private static void unpack(Path natives) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      Files.createDirectories(natives);
      Files.copy(library, natives.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void exercise(App app, HttpLine line) throws IOException, InterruptedException {
    for (Action<?, ?> action : app.registry().all()) {
      if (action.verb() == Verb.GET && action.path().parameters().isEmpty()) {
        line.call(action, Json.object());
      }
    }
    Action<?, ?> writing = app.registry().named("create_api_key").orElseThrow();
    line.call(writing, writing.examples().get(0).deepCopy().put("idempotency_key", "training"));
    line.call(writing, Json.object().put("nme", 1));
    for (String page : PAGES) {
      send(line, HttpRequest.newBuilder(URI.create(line.url() + page)));
    }
    for (String message : MESSAGES) {
      send(
          line,
          HttpRequest.newBuilder(URI.create(line.url() + Base.PATH + "/mcp"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(message)));
    }
  }

  private static void send(HttpLine line, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    line.client()
        .send(request.header("X-Auth-Token", line.token()).build(), BodyHandlers.discarding());
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
