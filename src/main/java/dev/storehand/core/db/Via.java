package dev.storehand.core.db;

import java.util.Locale;

/** The door a call came in by. */
public enum Via {
  REST,
  MCP,
  SHELL,
  JOB,
  SYSTEM;

  /** As clients and tables write it: {@code rest}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
