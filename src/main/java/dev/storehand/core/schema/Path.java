package dev.storehand.core.schema;

/** Paths as clients write them: {@code items[7].delta}. */
final class Path {
  private static final int LONGEST_NAME = 60;

  private Path() {}

  static String field(String parent, String name) {
    return parent.isEmpty() ? shown(name) : parent + "." + shown(name);
  }

  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }

  /** A name that a client made up, cut to what a sentence can bear. */
  static String shown(String name) {
    if (name.codePointCount(0, name.length()) <= LONGEST_NAME) {
      return name;
    }
    return name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
  }
}
