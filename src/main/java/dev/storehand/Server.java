package dev.storehand;

import dev.storehand.edge.rest.RestServer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An app that listens: its HTTP faces, its jobs, and what is due every minute. */
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
    RestServer rest = app.serve(config);
    app.startJobs(true);
    return new Server(app, config, rest);
  }

  /** How a client on this machine reaches it, without a slash at the end. */
  public String localUrl() {
    return config.onPort(rest.port()).localUrl();
  }

  /** How clients are to reach it: the public URL, where there is one. */
  public String url() {
    return config.onPort(rest.port()).url();
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
    app.stopJobs();
    rest.close();
  }
}
