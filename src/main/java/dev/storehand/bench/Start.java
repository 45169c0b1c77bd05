package dev.storehand.bench;

import dev.storehand.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long a user waits for the server: from the start of its process to the first answer about the
 * data.
 */
final class Start {
  private static final int STARTS = 5;
  private static final long PAUSE_MILLIS = 3;
  private static final long PATIENCE_MILLIS = 60_000;

  /**
   * What was found.
   *
   * @param seconds the median until the first answer
   * @param megabytes resident then
   */
  record Found(double seconds, double megabytes) {}

  private Start() {}

  /** Starts the program on a folder as users do, a few times. */
  static Found measure(Path folder, String path, String key) {
    List<Double> seconds = new ArrayList<>();
    List<Double> megabytes = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      int port = freePort();
      long start = System.nanoTime();
      try (Child child =
          Child.start(
              Main.class, "serve", "--data", folder.toString(), "--port", Integer.toString(port))) {
        URI url = URI.create("http://127.0.0.1:" + port + path);
        while (!answers(url, key)) {
          pause(child, start);
        }
        seconds.add((System.nanoTime() - start) / 1e9);
        megabytes.add((double) child.megabytes("VmRSS"));
      }
    }
    return new Found(Rounds.median(seconds), Rounds.median(megabytes));
  }

  private static boolean answers(URI url, String key) {
    try {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setRequestProperty("X-Auth-Token", key);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void pause(Child child, long start) {
    if (!child.running()
        || System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
      throw new IllegalStateException("the server did not start");
    }
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
