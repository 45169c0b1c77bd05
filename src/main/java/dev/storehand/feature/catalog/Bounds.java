package dev.storehand.feature.catalog;

/** Sizes and forms that several records of the catalogue share. */
final class Bounds {
  static final int ID = 64;
  static final int NAME = 255;
  static final int WORD = 100;
  static final int URL = 2048;
  static final int TEXT = 65_536;
  static final int VARIANTS = 250;
  static final int TAGS = 100;
  static final int OPTIONS = 3;
  static final int IMAGES = 250;
  static final int ENTRIES = 50;
  static final int ENTRY = 500;
  static final int GTINS = 10;
  static final int SIZES = 30;

  /** Ten billion units of a currency with two decimals. */
  static final long MONEY = 1_000_000_000_000L;

  /** A ton of tons. */
  static final long GRAMS = 1_000_000_000L;

  static final String HANDLE = "[^\\sA-Z/?#%&]+";
  static final String HANDLE_SAYS = "must have no spaces, no capitals and none of / ? # % &";
  static final String TRIMMED = "\\S(?:.*\\S)?";
  static final String TRIMMED_SAYS = "must not begin or end with a space, and be one line";
  static final String CURRENCY = "[A-Z]{3}";
  static final String CURRENCY_SAYS = "must be three capitals, an ISO 4217 code such as USD";
  static final String DIGITS = "[0-9]+";
  static final String DIGITS_SAYS = "must be digits only";

  private Bounds() {}
}
