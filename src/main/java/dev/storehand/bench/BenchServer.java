package dev.storehand.bench;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.edge.rest.RestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The server that is measured, in a process of its own: the program as it is, without rate limits,
 * with a filled stock room and the {@link BareRoute}. It talks with the bench over its standard
 * streams, a line each way.
 */
public final class BenchServer {
  /** Before every line that is meant for the bench. */
  static final String MARK = "bench ";

  private BenchServer() {}

  /**
   * What the bench needs to know.
   *
   * @param tools how many tools a list of them shows
   */
  record Ready(
      int port,
      String key,
      int tools,
      String location,
      List<String> items,
      List<String> preorders) {}

  /**
   * Serves until its input ends.
   *
   * @param words the data folder
   */
  public static void main(String[] words) throws IOException {
    Config config = Config.standard().in(Path.of(words[0])).onPort(0).limitedTo(0);
    try (App app = App.open(config, Clock.systemUTC(), Ids.ulids());
        RestServer server = app.serve(config, List.of(BareRoute::mount))) {
      String key = app.createKey(app.onlyShop(), "Bench", Mode.LIVE, List.of("*"));
      Stockroom.Stock stock = new Stockroom(app.dispatcher(), key).fill();
      tell(
          Json.mapper()
              .writeValueAsString(
                  new Ready(
                      server.port(),
                      key,
                      app.registry().all().size(),
                      stock.location(),
                      stock.items(),
                      stock.preorders())));
      obey(new OneByOne(app.dispatcher(), key, stock.items()));
    }
  }

  /** Each line is a number of milliseconds for which the second baseline is to run. */
  private static void obey(OneByOne baseline) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      tell(baseline.run(Long.parseLong(line)).wire());
    }
  }

  private static void tell(String line) {
    System.out.println(MARK + line);
    System.out.flush();
  }
}
