package dev.storehand.kit;

import dev.storehand.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own. */
public final class ServerProcess implements AutoCloseable {
  private static final String READY = "Storehand listens on ";

  private final Process process;
  private final List<String> greeting = new ArrayList<>();

  private ServerProcess(Process process) {
    this.process = process;
  }

  /** Starts one on any free port, and waits until it listens. */
  public static ServerProcess start(Path data, Path log, String... more) throws IOException {
    return start(Optional.empty(), data, log, more);
  }

  /** Starts one that ends at the n-th point of what jobs do, perhaps before it listens. */
  public static ServerProcess haltingAt(int point, Path data, Path log) throws IOException {
    return start(Optional.of("-Dstorehand.halt.at=" + point), data, log);
  }

  /** Starts one whose clock can be moved while it runs. */
  public static ServerProcess onClock(Skew clock, Path data, Path log) throws IOException {
    return start(Optional.of(clock.option()), data, log);
  }

  private static ServerProcess start(Optional<String> jvm, Path data, Path log, String... more)
      throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    jvm.ifPresent(words::add);
    words.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            "--port=0",
            "--rate-limit=0",
            "--data=" + data));
    words.addAll(List.of(more));
    ServerProcess server =
        new ServerProcess(
            new ProcessBuilder(words).redirectError(Redirect.appendTo(log.toFile())).start());
    BufferedReader out = server.process.inputReader(StandardCharsets.UTF_8);
    String line = "";
    while (line != null && !line.startsWith(READY)) {
      line = out.readLine();
      server.greeting.add(String.valueOf(line));
    }
    return server;
  }

  /** What it printed when it started. */
  public List<String> greeting() {
    return greeting;
  }

  public String url() {
    return greeting.get(greeting.size() - 1).substring(READY.length());
  }

  /** Whether it has come to listen and lives. */
  public boolean isListening() {
    return greeting.get(greeting.size() - 1).startsWith(READY) && process.isAlive();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to stop (SIGTERM). */
  public void stop() {
    process.destroy();
  }

  /** SIGKILL: it cannot clean up. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Stops it where it is (SIGSTOP), as a machine that is suspended would. */
  public void suspend() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on where it was (SIGCONT). */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    String pid = String.valueOf(process.pid());
    if (new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor() != 0) {
      throw new IOException("no signal " + name + " could be sent");
    }
  }

  /** Whether it ended by itself within so many milliseconds. */
  public boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Its exit code, or -1 if it does not end in half a minute. */
  public int exit() throws InterruptedException {
    return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  /** Waits until it is gone: while it lives, it may still make files in a folder to be deleted. */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
      process.getInputStream().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
