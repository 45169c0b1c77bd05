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
  private static final int SHOWN = 12;

  /** A fresh secret of 40 random letters and digits, 238 bits. */
  static Secrets fresh(WriteTx tx, Mode mode) {
    Digests.Fresh fresh = Digests.fresh(tx, "sh_" + mode.wire() + "_");
    return new Secrets(fresh.text(), fresh.text().substring(0, SHOWN), fresh.hash());
  }
}
