package dev.storehand.edge.mcp;

import dev.storehand.Config;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A client at the other end of the endpoint's two streams, who can wait before he says more. */
final class Stdio implements AutoCloseable {
  private final PipedOutputStream in = new PipedOutputStream();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Thread thread;

  Stdio(TestApp app) throws IOException {
    PipedInputStream read = new PipedInputStream(in);
    McpStdio stdio =
        new McpStdio(new McpEndpoint(app.app().mcp(Config.standard())), app.key(), out);
    thread =
        new Thread(
            () -> {
              try {
                stdio.run(read);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.start();
  }

  void say(String message) throws IOException {
    in.write((message + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  /** What was said so far. */
  List<ObjectNode> said() {
    return out.toString(StandardCharsets.UTF_8).lines().map(Json::parse).toList();
  }

  /** Whether the program would still run. */
  boolean isOpen() {
    return thread.isAlive();
  }

  /** Ends the input and waits until everything is answered. */
  @Override
  public void close() throws IOException {
    in.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
