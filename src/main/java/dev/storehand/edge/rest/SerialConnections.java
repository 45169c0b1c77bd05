package dev.storehand.edge.rest;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * HTTP/1.1 connections of which one thread reads at a time. Jetty (12.1.13 too) has a request that
 * cannot be parsed answered by a second thread, after which a third reads on, while the first has
 * not yet given the connection's buffer back. The third then reads into a buffer that may already
 * be another client's, whose request is seen a second time: it is run again, and each further
 * answer on that connection is the one before. See docs/decisions/0007.
 */
final class SerialConnections extends HttpConnectionFactory {
  SerialConnections(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    HttpConnection connection = new Serial(getHttpConfiguration(), connector, endPoint);
    connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
    return configure(connection, connector, endPoint);
  }

  /** Reads, and calls the handlers, under a lock of its own. */
  private static final class Serial extends HttpConnection {
    private final Object reading = new Object();

    Serial(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
      super(configuration, connector, endPoint);
    }

    @Override
    public void onFillable() {
      synchronized (reading) {
        super.onFillable();
      }
    }
  }
}
