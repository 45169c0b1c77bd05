package dev.storehand.core.db;

import java.util.Locale;

/** Which of a shop's two worlds: real data, or data to try things on. */
public enum Mode {
  LIVE,
  TEST;

  /** As clients and tables write it: {@code live}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
