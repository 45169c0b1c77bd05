package dev.storehand.core.problem;

/**
 * One thing wrong with an input.
 *
 * @param path where, as a client would write it: {@code quantity}, {@code items[7].delta}; empty
 *     for the whole input
 * @param sentence what, without its subject: {@code must be at least 1}
 */
public record Fault(String path, String sentence) {

  /** The whole sentence: {@code quantity must be at least 1}. */
  public String text() {
    return path.isEmpty() ? "The input " + sentence : path + " " + sentence;
  }

  /** The same fault, seen from a container: {@code inside("items[7]")}. */
  public Fault inside(String parent) {
    if (path.isEmpty()) {
      return new Fault(parent, sentence);
    }
    return new Fault(path.startsWith("[") ? parent + path : parent + "." + path, sentence);
  }
}
