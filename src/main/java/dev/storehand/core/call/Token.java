package dev.storehand.core.call;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.List;
import java.util.stream.Stream;

/** The key that came with a message: in a header of its own, or as a bearer's. */
public final class Token {
  private static final String BEARER = "Bearer ";

  private Token() {}

  /**
   * The one key there is, or an empty text.
   *
   * @param ownHeader every value of {@code X-Auth-Token}
   * @param authorization every value of {@code Authorization}; other schemes than bearer are a
   *     proxy's and not ours
   * @throws Problem 400 where two keys differ: taking either would be a guess about whose data is
   *     meant
   */
  public static String of(List<String> ownHeader, List<String> authorization) {
    if (ownHeader.size() == 1 && authorization.isEmpty()) {
      return ownHeader.get(0).strip();
    }
    List<String> keys =
        Stream.concat(
                ownHeader.stream(),
                authorization.stream()
                    .filter(Token::isBearer)
                    .map(value -> value.substring(BEARER.length())))
            .map(String::strip)
            .distinct()
            .toList();
    if (keys.size() > 1) {
      throw Problem.of(Code.INVALID_REQUEST, "Two different keys were sent at once")
          .hint("Send one key, as X-Auth-Token or as Authorization: Bearer.");
    }
    return keys.isEmpty() ? "" : keys.get(0);
  }

  private static boolean isBearer(String value) {
    return value.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }
}
