package dev.storehand.core.csv;

/**
 * Keeps spreadsheets from running a text as a formula: one that begins with {@code = + - @}, a tab
 * or a line break gets an apostrophe in front, which a spreadsheet shows as text. A text that
 * begins so behind apostrophes of its own gets one too, so that taking one off again always gives
 * the text as it was.
 */
final class Formula {
  /** The second half are the same signs in full width, which some programs read alike. */
  private static final String SIGNS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private static final char APOSTROPHE = '\'';

  private Formula() {}

  static String harmless(String text) {
    return isOne(text, 0) ? APOSTROPHE + text : text;
  }

  /** Whether a cell begins with an apostrophe that was put there for this. */
  static boolean guards(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == APOSTROPHE && isOne(cell, 1);
  }

  static String original(String cell) {
    return guards(cell) ? cell.substring(1) : cell;
  }

  private static boolean isOne(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == APOSTROPHE) {
      at++;
    }
    return at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0;
  }
}
