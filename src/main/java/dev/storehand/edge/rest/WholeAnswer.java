package dev.storehand.edge.rest;

import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * An answer that is whole before it is sent, compressed where the client takes that and it is worth
 * the work.
 *
 * @param type its media type
 * @param headers what HTTP says besides
 * @param body the pieces of the body, in order
 */
public record WholeAnswer(int status, String type, Map<String, String> headers, List<Piece> body) {
  /** About what fits into one packet: compressing less saves nothing. */
  private static final int WORTH_COMPRESSING = 1400;

  public WholeAnswer(int status, String type, Map<String, String> headers, byte[] body) {
    this(status, type, headers, List.of(Piece.of(body)));
  }

  /** Sends it and ends the exchange. */
  public void send(Request request, Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    headers.forEach(response.getHeaders()::put);
    int length = body.stream().mapToInt(Piece::length).sum();
    boolean compress = length >= WORTH_COMPRESSING && takesGzip(request);
    if (length >= WORTH_COMPRESSING) {
      response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
    }
    if (compress) {
      response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
    }
    List<Piece> pieces = compress ? List.of(Piece.of(Gzip.of(body))) : body;
    if (pieces.size() > 1) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
    }
    write(response, pieces, 0, callback);
  }

  private static void write(Response response, List<Piece> pieces, int at, Callback callback) {
    boolean last = at == pieces.size() - 1;
    Callback next =
        last
            ? callback
            : Callback.from(() -> write(response, pieces, at + 1, callback), callback::failed);
    response.write(last, pieces.get(at).bytes(), next);
  }

  private static boolean takesGzip(Request request) {
    return request.getHeaders().getQualityCSV(HttpHeader.ACCEPT_ENCODING).stream()
        .anyMatch(each -> each.equalsIgnoreCase("gzip") || each.equals("*"));
  }
}
