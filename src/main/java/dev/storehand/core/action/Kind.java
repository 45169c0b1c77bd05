package dev.storehand.core.action;

import java.util.Locale;

/**
 * What calling an action means: looking, changing something, or starting a job that changes many
 * things.
 */
public enum Kind {
  READ,
  WRITE,
  JOB;

  /** As {@code /help} says it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The points one call costs (contract, section 6). */
  public int points() {
    return this == READ ? 1 : 2;
  }
}
