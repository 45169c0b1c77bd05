package dev.storehand.edge.rest;

import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Gate;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server. Bodies are read without a thread waiting for them, connections are limited, and
 * stopping drains: new requests are sent away, those under way are finished.
 */
public final class RestServer implements AutoCloseable {
  private static final int THREADS = 100;
  private static final int IDLE_MILLIS = 60_000;
  private static final long IDLE_CONNECTION_MILLIS = 30_000;
  private static final long DRAIN_MILLIS = 8_000;
  private static final long DRAIN_STEP_MILLIS = 20;

  private final Dispatcher dispatcher;
  private final Javalin javalin;
  private final FrontDoor frontDoor;
  private final StatisticsHandler inFlight;

  /**
   * Where to listen.
   *
   * @param port 0 for any that is free
   * @param maxConnections connections at once; more wait to be accepted
   */
  public record Listen(String host, int port, int maxConnections) {}

  private RestServer(
      Dispatcher dispatcher, Javalin javalin, FrontDoor frontDoor, StatisticsHandler inFlight) {
    this.dispatcher = dispatcher;
    this.javalin = javalin;
    this.frontDoor = frontDoor;
    this.inFlight = inFlight;
  }

  /**
   * Starts a server of these actions.
   *
   * @param pages what is read and never called
   * @param endpoint what is asked before them
   * @param others routes besides
   * @throws Problem conflict if it cannot listen there
   */
  public static RestServer start(
      Listen listen,
      Dispatcher dispatcher,
      List<Pages> pages,
      Gate gate,
      Supplier<String> requestIds,
      Handler.Singleton endpoint,
      List<Mount> others) {
    StatisticsHandler inFlight = new StatisticsHandler();
    Refusals refusals = new Refusals(requestIds, gate::standing);
    WholeBodies bodies =
        new WholeBodies(refusals, request -> gate.knows(RestCalls.token(request.getHeaders())));
    inFlight.setHandler(bodies);
    bodies.setHandler(endpoint);
    endpoint.setHandler(
        new PageHandler(pages, dispatcher, requestIds, new ActionHandler(dispatcher, requestIds)));
    FrontDoor frontDoor = new FrontDoor(inFlight, refusals);
    Javalin javalin =
        Javalin.create(
            config -> {
              server(config, listen, frontDoor, requestIds);
              others.forEach(routes -> routes.on(config.routes));
              RestCalls calls = new RestCalls(dispatcher, requestIds);
              config.routes.error(404, calls::unknown);
              config.routes.exception(Exception.class, calls::failed);
            });
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      throw Problem.of(
              Code.CONFLICT,
              "Port "
                  + listen.port()
                  + " of "
                  + listen.host()
                  + " is taken, or not this machine's to take")
          .hint(
              "Stop the program that has it, or choose another with --port; 0 takes any that is free.");
    }
    return new RestServer(dispatcher, javalin, frontDoor, inFlight);
  }

  private static void server(
      JavalinConfig config, Listen listen, FrontDoor frontDoor, Supplier<String> requestIds) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = Bodies.MAX_BULK_BYTES;
    config.jetty.addConnector(
        (server, http) -> {
          ServerConnector connector = new ServerConnector(server, new SerialConnections(http));
          connector.setHost(listen.host());
          connector.setPort(listen.port());
          return connector;
        });
    config.jetty.threadPool = new QueuedThreadPool(THREADS, 8, IDLE_MILLIS);
    config.jetty.modifyHttpConfiguration(RestServer::http);
    config.jetty.modifyServletContextHandler(
        context -> {
          context.getServletHandler().setDecodeAmbiguousURIs(true);
          context.setErrorHandler(new JettyErrors(requestIds));
        });
    config.jetty.modifyServer(
        server -> {
          server.setHandler(frontDoor);
          server.setErrorHandler(new JettyErrors(requestIds));
          limitConnections(server, listen.maxConnections());
        });
  }

  private static void http(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    // A SKU in a path may hold an encoded slash; the registry splits the raw path before decoding
    // it.
    http.setUriCompliance(
        UriCompliance.from(
            "RFC3986,AMBIGUOUS_PATH_SEPARATOR,AMBIGUOUS_PATH_ENCODING,AMBIGUOUS_EMPTY_SEGMENT"));
  }

  private static void limitConnections(Server server, int most) {
    NetworkConnectionLimit limit = new NetworkConnectionLimit(most, server);
    limit.setEndPointIdleTimeout(IDLE_CONNECTION_MILLIS);
    server.addBean(limit);
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /**
   * Sends new requests away, answers those that wait, finishes those under way, at most eight
   * seconds, and stops.
   */
  @Override
  public void close() {
    frontDoor.close();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS);
    while (inFlight.getRequestsActive() > 0 && System.nanoTime() < end) {
      try {
        dispatcher.release();
        TimeUnit.MILLISECONDS.sleep(DRAIN_STEP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    javalin.stop();
  }
}
