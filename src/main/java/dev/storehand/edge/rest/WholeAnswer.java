package dev.storehand.edge.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * An answer that is whole before it is sent, compressed where the client takes that and it is worth
 * the work.
 *
 * @param type its media type
 * @param headers what HTTP says besides
 * @param body the pieces of the body, in order
 */
public record WholeAnswer(
    int status, String type, Map<String, String> headers, List<ByteBuffer> body) {
  /** About what fits into one packet: compressing less saves nothing. */
  private static final int WORTH_COMPRESSING = 1400;

  public WholeAnswer(int status, String type, Map<String, String> headers, byte[] body) {
    this(status, type, headers, List.of(ByteBuffer.wrap(body)));
  }

  /** Sends it and ends the exchange. */
  public void send(Request request, Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    headers.forEach(response.getHeaders()::put);
    int length = body.stream().mapToInt(ByteBuffer::remaining).sum();
    boolean compress = length >= WORTH_COMPRESSING && takesGzip(request);
    if (length >= WORTH_COMPRESSING) {
      response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
    }
    if (compress) {
      response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
    }
    List<ByteBuffer> pieces = compress ? List.of(ByteBuffer.wrap(compressed(length))) : body;
    if (pieces.size() > 1) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
    }
    write(response, pieces, 0, callback);
  }

  private static void write(Response response, List<ByteBuffer> pieces, int at, Callback callback) {
    boolean last = at == pieces.size() - 1;
    Callback next =
        last
            ? callback
            : Callback.from(() -> write(response, pieces, at + 1, callback), callback::failed);
    response.write(last, pieces.get(at).duplicate(), next);
  }

  private static boolean takesGzip(Request request) {
    return request.getHeaders().getQualityCSV(HttpHeader.ACCEPT_ENCODING).stream()
        .anyMatch(each -> each.equalsIgnoreCase("gzip") || each.equals("*"));
  }

  private byte[] compressed(int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (ByteBuffer piece : body) {
        gzip.write(BufferUtil.toArray(piece));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
