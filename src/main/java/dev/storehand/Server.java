package dev.storehand;

import dev.storehand.edge.rest.OperationRoutes;
import dev.storehand.edge.rest.RestServer;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An app that listens: its HTTP faces, and what is due every minute. */
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final App app;
  private final Config config;
  private final RestServer rest;
  private final ScheduledExecutorService minutes =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "storehand-minutes");
            thread.setDaemon(true);
            return thread;
          });

  private Server(App app, Config config, RestServer rest) {
    this.app = app;
    this.config = config;
    this.rest = rest;
    minutes.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.MINUTES);
  }

  /**
   * Begins to listen where the options say.
   *
   * @throws dev.storehand.core.problem.Problem conflict if it cannot listen there
   */
  public static Server start(App app, Config config) {
    RestServer.Listen listen = new RestServer.Listen(config.host(), config.port(), config.maxConnections());
    return new Server(app, config, RestServer.start(listen, app.dispatcher(), app.requestIds(), faces(app, config)));
  }

  /** Every face but the actions themselves. */
  private static List<Consumer<RoutesConfig>> faces(App app, Config config) {
    return List.of(
        new OperationRoutes(app.requestIds(), app.database()::ready, app.metering()::scrape, config.metricsToken()));
  }

  /** How a client on this machine reaches it, without a slash at the end. */
  public String localUrl() {
    return config.onPort(rest.port()).localUrl();
  }

  /** How clients are to reach it: the public URL, where there is one. */
  public String url() {
    return config.publicUrl().orElseGet(this::localUrl);
  }

  private void tick() {
    try {
      app.tick();
    } catch (RuntimeException e) {
      LOG.warn("what is due every minute was not done; it is tried again in a minute", e);
    }
  }

  /** Sends new requests away, finishes those under way, and stops listening. The app stays open. */
  @Override
  public void close() {
    minutes.shutdown();
    rest.close();
  }
}
