package dev.storehand.edge.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * An answer that is whole before it is sent, compressed where the client takes that and it is worth the work.
 *
 * @param type its media type
 * @param headers what HTTP says besides
 */
public record WholeAnswer(int status, String type, Map<String, String> headers, byte[] body) {
  /** About what fits into one packet: compressing less saves nothing. */
  private static final int WORTH_COMPRESSING = 1400;

  /** Sends it and ends the exchange. */
  public void send(Request request, Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    headers.forEach(response.getHeaders()::put);
    boolean compressed = body.length >= WORTH_COMPRESSING && takesGzip(request);
    if (compressed) {
      response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip").put(HttpHeader.VARY, "Accept-Encoding");
    }
    response.write(true, ByteBuffer.wrap(compressed ? compressed() : body), callback);
  }

  private static boolean takesGzip(Request request) {
    return request.getHeaders().getQualityCSV(HttpHeader.ACCEPT_ENCODING).stream()
        .anyMatch(each -> each.equalsIgnoreCase("gzip") || each.equals("*"));
  }

  private byte[] compressed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
