package dev.storehand.feature.keys;

import dev.storehand.core.call.Digests;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.WriteTx;

/**
 * A new key's secret and what is kept of it.
 *
 * @param text shown once
 * @param prefix how it begins, kept to be recognised by
 * @param hash SHA-256 of the text, kept to be found by
 */
record Secrets(String text, String prefix, String hash) {
  private static final int LENGTH = 40;
  private static final int SHOWN = 12;

  /** A fresh secret of 40 random letters and digits, 238 bits. */
  static Secrets fresh(WriteTx tx, Mode mode) {
    String text = "sh_" + mode.wire() + "_" + tx.secret(LENGTH);
    return new Secrets(text, text.substring(0, SHOWN), Digests.sha256(text));
  }
}
