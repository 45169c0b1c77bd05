package dev.storehand.hostile;

import dev.storehand.kit.TestApp;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One TCP connection on which a test says exactly what it wants. Nothing it waits for may take
 * longer than 20 seconds.
 */
final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects to a served app. */
  static RawConnection to(TestApp app) throws IOException {
    return to(app.url());
  }

  /** Connects to whatever listens there. */
  static RawConnection to(String address) throws IOException {
    URI url = URI.create(address);
    return new RawConnection(new Socket(url.getHost(), url.getPort()));
  }

  /** Sends one request on a connection of its own and reads its answer. */
  static RawAnswer ask(TestApp app, byte[] request) throws IOException {
    try (RawConnection connection = to(app)) {
      return connection.send(request).answer();
    }
  }

  /** Sends these characters, one byte each. */
  RawConnection send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawConnection send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Sends, though the server may have heard enough and closed. */
  RawConnection insist(byte[] bytes) {
    try {
      return send(bytes);
    } catch (IOException closed) {
      return this;
    }
  }

  /** The next answer. */
  RawAnswer answer() throws IOException {
    return RawAnswer.read(in, true);
  }

  /** The next answer, to a HEAD. */
  RawAnswer answerWithoutBody() throws IOException {
    return RawAnswer.read(in, false);
  }

  /** Says that no more will be sent. */
  RawConnection hangUp() {
    try {
      socket.shutdownOutput();
    } catch (IOException closed) {
      // The server was quicker.
    }
    return this;
  }

  /** The next answer, if the server gives one before it closes. */
  Optional<RawAnswer> answerIfAny() throws IOException {
    try {
      return Optional.of(answer());
    } catch (EOFException | SocketException closed) {
      return Optional.empty();
    }
  }

  /** Whether the server has nothing more to say and closes. */
  boolean isClosed() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
