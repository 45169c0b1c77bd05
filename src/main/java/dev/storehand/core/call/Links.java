package dev.storehand.core.call;

import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links to files, which open for a while without a key: the path, the time and the key that the
 * link speaks for are sealed with HMAC-SHA-256. The secret is kept in the database, so every node
 * knows every node's links.
 */
public final class Links {
  /** Tells a link from a key. */
  private static final String MARK = "lnk_";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int PARTS = 3;

  private final SecretKeySpec secret;
  private final Clock clock;
  private volatile String server;

  private Links(String secret, Clock clock, String server) {
    this.server = server;
    this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
  }

  /**
   * The links of a database, whose secret is made by whoever needs it first.
   *
   * @param server how clients reach the program, without a slash at the end
   */
  public static Links of(Database database, Clock clock, String server) {
    LinkStore store = new LinkStore();
    String secret =
        database
            .read(Scope.none(), store::find)
            .orElseGet(() -> database.write(Scope.none(), store::make));
    return new Links(secret, clock, server);
  }

  /** From now on clients reach the program here. */
  public void servedAt(String url) {
    server = url;
  }

  /** The address that opens a path until then, with the rights of a key. */
  String link(String path, String keyId, Instant until) {
    long seconds = until.getEpochSecond();
    String link = MARK + seconds + "." + keyId + "." + mac(path, keyId, seconds);
    return server + Answers.BASE + path + "?link=" + link;
  }

  /** Whether a token is a link's. */
  static boolean isLink(String token) {
    return token.startsWith(MARK);
  }

  /**
   * The id of the key that a link speaks for.
   *
   * @throws Problem 401 where it is another path's, altered or too old
   */
  String keyOf(String link, String path) {
    String[] parts = link.substring(MARK.length()).split("\\.", -1);
    if (parts.length != PARTS || !parts[0].matches("\\d{1,12}")) {
      throw refused("This link is not whole");
    }
    long seconds = Long.parseLong(parts[0]);
    byte[] sent = parts[2].getBytes(StandardCharsets.UTF_8);
    byte[] ours = mac(path, parts[1], seconds).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(sent, ours)) {
      throw refused("This link was altered, or made for another path");
    }
    if (clock.instant().getEpochSecond() >= seconds) {
      throw refused("This link has expired");
    }
    return parts[1];
  }

  /** The refusal of a link. */
  static Problem refused(String why) {
    return Problem.of(Code.UNAUTHENTICATED, why)
        .hint("Ask for a new link with the action that gave it, or send a key as X-Auth-Token.")
        .header("WWW-Authenticate", "Bearer realm=\"storehand\"");
  }

  private String mac(String path, String keyId, long seconds) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      byte[] text = (seconds + "\n" + keyId + "\n" + path).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
