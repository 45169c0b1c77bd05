package dev.storehand.hostile;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.edge.rest.RestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program in a process of its own, on a PostgreSQL that others use too. It ends when its input
 * does.
 */
final class ServerProcess implements AutoCloseable {
  private static final long LAST_CALL_SECONDS = 20;

  private final Process process;
  private final String url;

  private ServerProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts one and waits until it serves. */
  static ServerProcess start(String jdbcUrl) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            ServerProcess.class.getName(),
            jdbcUrl);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("http://")) {
        return new ServerProcess(process, line);
      }
    }
    throw new IOException("the server ended before it served");
  }

  String url() {
    return url;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(LAST_CALL_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  /** What runs in the other process. */
  public static void main(String[] arguments) throws IOException {
    Config config = Config.standard().onPort(0).at(arguments[0]).limitedTo(0);
    try (App app = App.open(config, Clock.systemUTC(), Ids.ulids());
        RestServer server = app.serve(config)) {
      System.out.println("http://127.0.0.1:" + server.port());
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }
}
