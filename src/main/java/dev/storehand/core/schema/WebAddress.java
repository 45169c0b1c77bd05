package dev.storehand.core.schema;

/**
 * Forms of addresses that people or programs are sent to. A browser that is given {@code
 * javascript:} runs it, so nothing but the web is taken.
 */
public final class WebAddress {
  /** A whole one. */
  public static final String FORM = "https?://\\S+";

  /** One with places to fill in, behind the scheme; or none. */
  public static final String TEMPLATE = "(https?://\\S.*)?";

  /** What all else is told. */
  public static final String SAYS = "must be an http or https address";

  private WebAddress() {}
}
