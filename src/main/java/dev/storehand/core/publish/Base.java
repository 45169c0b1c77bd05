package dev.storehand.core.publish;

/** Where the external API stands. */
public final class Base {
  /** The path before every action's own. */
  public static final String PATH = "/api/v2/external";

  /** The version that path speaks. */
  public static final String VERSION = "v2";

  /**
   * The address in texts that are not served but kept in the repository: a server with its
   * defaults.
   */
  public static final String LOCAL = "http://127.0.0.1:8080";

  private Base() {}
}
