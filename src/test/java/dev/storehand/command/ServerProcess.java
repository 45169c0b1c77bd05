package dev.storehand.command;

import dev.storehand.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own. */
final class ServerProcess implements AutoCloseable {
  private static final String READY = "Storehand listens on ";

  private final Process process;
  private final List<String> greeting = new ArrayList<>();

  private ServerProcess(Process process) {
    this.process = process;
  }

  /** Starts one on any free port, and waits until it listens. */
  static ServerProcess start(Path data, Path log, String... more) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
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
        new ServerProcess(new ProcessBuilder(words).redirectError(log.toFile()).start());
    BufferedReader out = server.process.inputReader(StandardCharsets.UTF_8);
    String line = "";
    while (line != null && !line.startsWith(READY)) {
      line = out.readLine();
      server.greeting.add(String.valueOf(line));
    }
    return server;
  }

  /** What it printed when it started. */
  List<String> greeting() {
    return greeting;
  }

  String url() {
    return greeting.get(greeting.size() - 1).substring(READY.length());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to stop (SIGTERM). */
  void stop() {
    process.destroy();
  }

  /** SIGKILL: it cannot clean up. */
  void kill() {
    process.destroyForcibly();
  }

  /** Its exit code, or -1 if it does not end in half a minute. */
  int exit() throws InterruptedException {
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
