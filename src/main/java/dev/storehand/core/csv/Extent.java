package dev.storehand.core.csv;

/**
 * What a look over a file tells before it is read: how wide it is, so that a record of a million
 * commas is never taken apart, and whether a quote is left open, which the reader takes for its
 * end.
 *
 * @param columns of the widest record
 * @param widest the number of that record
 * @param lastColumn the number of the last record's last cell
 */
record Extent(int columns, int widest, int lastColumn, boolean endsInQuotes) {
  private static final char QUOTE = '"';

  static Extent of(String text) {
    boolean quoted = false;
    boolean begins = true;
    int columns = 1;
    int row = 1;
    int most = 1;
    int widest = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        boolean doubled = c == QUOTE && i + 1 < text.length() && text.charAt(i + 1) == QUOTE;
        quoted = c != QUOTE || doubled;
        i += doubled ? 1 : 0;
      } else {
        quoted = begins && c == QUOTE;
        boolean ends = c == '\n' || c == '\r';
        begins = c == ',' || ends;
        if (c == ',' && ++columns > most) {
          most = columns;
          widest = row;
        } else if (ends) {
          row += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 0 : 1;
          columns = 1;
        }
      }
    }
    return new Extent(most, widest, columns, quoted);
  }
}
