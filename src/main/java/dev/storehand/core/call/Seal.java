package dev.storehand.core.call;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Gives clients something to keep for us that they can read but not change (HMAC-SHA-256). */
public final class Seal {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  public Seal(byte[] secret) {
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The text, sealed; in characters that a header may hold. */
  public String close(String text) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return encoder.encodeToString(bytes) + "." + encoder.encodeToString(mac(bytes));
  }

  /** The text of a seal that is ours and whole. */
  public Optional<String> open(String sealed) {
    int dot = sealed.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(0, dot));
      byte[] mac = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
      return MessageDigest.isEqual(mac, mac(bytes))
          ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What shows that a text is ours, where it need not go along. */
  String mark(String text) {
    byte[] mac = mac(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  private byte[] mac(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
