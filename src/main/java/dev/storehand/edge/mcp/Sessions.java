package dev.storehand.edge.mcp;

import dev.storehand.core.call.Seal;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The older revisions let a client say once, at {@code initialize}, what it can do. We keep no
 * sessions: where it can ask its user, the session id says so itself, under our seal, and the
 * client sends it back each time.
 */
final class Sessions {
  private static final String ELICITS = "elicits ";

  private Sessions() {}

  /** A session id for a client that can ask its user. */
  static String ofOneWhoElicits(Seal seal) {
    return seal.close(ELICITS + UUID.randomUUID());
  }

  /** Whether these capabilities hold asking by a form; an empty object means just that. */
  static boolean canElicit(JsonNode capabilities) {
    JsonNode elicitation = capabilities.path("elicitation");
    return elicitation.isObject() && (elicitation.isEmpty() || elicitation.has("form"));
  }

  /** Whether the session id says so. */
  static boolean canElicit(Headers headers, Seal seal) {
    return headers
        .get(Protocol.SESSION_HEADER)
        .flatMap(seal::open)
        .filter(text -> text.startsWith(ELICITS))
        .isPresent();
  }
}
