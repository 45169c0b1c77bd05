package dev.storehand.command;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.Server;
import dev.storehand.core.publish.Base;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the server until it is told to stop. */
@Command(
    name = "serve",
    description =
        "Run the server until it is stopped (Ctrl-C or SIGTERM); calls under way are finished first.")
final class Serve implements Callable<Integer> {
  private static final long STOP_SECONDS = 10;

  /** How a line of the log is written. */
  enum LogFormat {
    TEXT,
    JSON
  }

  @Mixin private ServeOptions options;

  @Option(
      names = "--demo",
      description = "Fill an empty shop with a catalogue to try things on, and print a key for it.")
  private boolean demo;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = "text or json; text unless told.")
  private LogFormat logFormat = LogFormat.TEXT;

  private final Console console;

  Serve(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    // Read by logback.xml, so it is set before anything can log.
    System.setProperty("storehand.log", logFormat.name().toLowerCase(Locale.ROOT));
    // Before anything holds the end of the process back: wrong words end it at once.
    Config config = options.config();
    Stopping stopping = new Stopping();
    try (ServerLock lock = ServerLock.take(config.data());
        App app = DataOptions.open(config);
        Server server = Server.start(app, config)) {
      app.trust(lock.secret());
      lock.publish(server.localUrl());
      greet(app, server);
      stopping.await();
    } finally {
      stopping.done();
    }
    return Exit.WORKED;
  }

  private void greet(App app, Server server) {
    PrintWriter out = console.out();
    String url = server.url();
    if (demo) {
      String key = app.seedDemo();
      out.println("Key: " + key);
      out.println("curl -H \"X-Auth-Token: " + key + "\" " + url + Base.PATH + "/whoami");
      out.println(
          "claude mcp add --transport http storehand "
              + url
              + Base.PATH
              + "/mcp --header \"X-Auth-Token: "
              + key
              + "\"");
    }
    out.println("Reference: " + url + "/docs");
    out.println("Storehand listens on " + url);
  }

  /** Holds the end of the process back until the server has stopped cleanly. */
  private static final class Stopping {
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "storehand-stop");

    Stopping() {
      Runtime.getRuntime().addShutdownHook(hook);
    }

    void await() {
      try {
        told.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /**
     * A server that stopped cleanly when it was asked to has worked: it exits with 0, not with the
     * signal's number.
     */
    private void stop() {
      told.countDown();
      boolean clean = false;
      try {
        clean = done.await(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      Runtime.getRuntime().halt(clean ? Exit.WORKED : Exit.REFUSED);
    }

    void done() {
      done.countDown();
      if (told.getCount() > 0) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }
}
