package dev.storehand.core.db;

/** Which of a shop's two worlds: real data, or data to try things on. */
public enum Mode {
  LIVE("live"),
  TEST("test");

  private final String wire;

  Mode(String wire) {
    this.wire = wire;
  }

  /** As clients and tables write it: {@code live}. */
  public String wire() {
    return wire;
  }
}
