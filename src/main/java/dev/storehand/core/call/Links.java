package dev.storehand.core.call;

import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.Via;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * Links to files, which open for a while without a key: the path, the time and the key that the
 * link speaks for are sealed with HMAC-SHA-256. The secret is kept in the database, so every node
 * knows every node's links.
 */
public final class Links {
  /** Tells a link from a key. */
  private static final String MARK = "lnk_";

  private final Seal seal;
  private final Clock clock;
  private volatile String server;

  /**
   * The links of a database.
   *
   * @param server how clients reach the program, without a slash at the end
   */
  public Links(Seals seals, Clock clock, String server) {
    this.server = server;
    this.seal = new Seal(seals.secret("links"));
    this.clock = clock;
  }

  /** From now on clients reach the program here. */
  public void servedAt(String url) {
    server = url;
  }

  /** Whose file a link opens, and the key whose rights it has. */
  record Opened(String keyId, Scope scope) {}

  /** The address that opens a path until then, with the rights of who asks. */
  String link(String path, Scope scope, Instant until) {
    String sealed =
        String.join(
            ".",
            Long.toString(until.getEpochSecond()),
            scope.shop(),
            scope.mode().wire(),
            scope.actor().keyId());
    return server + Answers.BASE + path + "?link=" + MARK + sealed + "." + mac(path, sealed);
  }

  /** Whether a token is a link's. */
  static boolean isLink(String token) {
    return token.startsWith(MARK);
  }

  /**
   * What a link opens.
   *
   * @throws Problem 401 where it is another path's, altered or too old
   */
  Opened open(String link, String path) {
    int dot = link.lastIndexOf('.');
    String sealed = dot < MARK.length() ? "" : link.substring(MARK.length(), dot);
    byte[] sent = link.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(sent, mac(path, sealed).getBytes(StandardCharsets.UTF_8))) {
      throw refused("This link is not whole, was altered, or was made for another path");
    }
    String[] parts = sealed.split("\\.");
    if (clock.instant().getEpochSecond() >= Long.parseLong(parts[0])) {
      throw refused("This link has expired");
    }
    Mode mode = Mode.valueOf(parts[2].toUpperCase(Locale.ROOT));
    Actor actor = new Actor(parts[3], "", Set.of(), Via.REST, "");
    return new Opened(parts[3], new Scope(parts[1], mode, actor));
  }

  /** The refusal of a link. */
  static Problem refused(String why) {
    return Problem.of(Code.UNAUTHENTICATED, why)
        .hint("Ask for a new link with the action that gave it, or send a key as X-Auth-Token.")
        .header("WWW-Authenticate", "Bearer realm=\"storehand\"");
  }

  private String mac(String path, String sealed) {
    return seal.mark(sealed + "\n" + path);
  }
}
