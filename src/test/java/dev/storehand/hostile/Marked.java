package dev.storehand.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.TestApp;
import java.io.IOException;

/**
 * A well-behaved client on a connection that it keeps. Each of its requests carries a mark that
 * only its own answer can carry.
 */
final class Marked implements AutoCloseable {
  /** One request in so many writes. */
  private static final int KEPT = 16;

  private final TestApp app;
  private final String name;
  private final RawConnection connection;
  private int sent;
  private int written;

  Marked(TestApp app, String name) throws IOException {
    this.app = app;
    this.name = name;
    this.connection = RawConnection.to(app);
  }

  /** Sends the next request, and checks that what comes back is its answer. */
  void call() throws IOException {
    String mark = name + "-" + sent++;
    RawAnswer answer = connection.send(request(mark).key(app.key()).bytes()).answer();
    assertThat(answer.text()).as("the answer to %s", mark).contains('"' + mark + '"');
  }

  private RawRequest request(String mark) {
    if (sent % KEPT == 0) {
      written++;
      return RawRequest.post("/catalog/collections", "{\"name\":\"" + mark + "\"}");
    }
    return switch (sent % 3) {
      case 0 -> RawRequest.post("/catalog/collections?dry_run=true", "{\"name\":\"" + mark + "\"}");
      case 1 -> rpc("/mcp", mark, "tools/call", "{\"name\":\"who_am_i\"}");
      default ->
          rpc("/mcp/search", mark, "ping", "{\"pad\":\"" + "x".repeat(sent % 12_000) + "\"}");
    };
  }

  private static RawRequest rpc(String path, String mark, String method, String params) {
    return RawRequest.post(
        path,
        "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"%s\",\"params\":%s}"
            .formatted(mark, method, params));
  }

  /** How many of the requests were to be kept. */
  int written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
