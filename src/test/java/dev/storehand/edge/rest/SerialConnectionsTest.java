package dev.storehand.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** What Jetty's own connections do not promise: that one thread at a time reads them. */
class SerialConnectionsTest {

  /** Tells what became of a thread that reads the connection while this one handles its request. */
  private static final class Intruding extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Thread second = new Thread(HttpConnection.getCurrentConnection());
      second.start();
      while (second.getState() == Thread.State.NEW || second.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
      Content.Sink.write(response, true, second.getState().name(), callback);
      return true;
    }
  }

  @Test
  void aSecondThreadWaitsUntilTheFirstHasReadAndHandled() throws Exception {
    Server server = new Server();
    ServerConnector connector =
        new ServerConnector(server, new SerialConnections(new HttpConfiguration()));
    server.addConnector(connector);
    server.setHandler(new Intruding());
    server.start();
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort()))
              .build();
      HttpClient client = HttpClient.newHttpClient();

      for (int i = 0; i < 3; i++) {
        assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("BLOCKED");
      }
    } finally {
      server.stop();
    }
  }
}
