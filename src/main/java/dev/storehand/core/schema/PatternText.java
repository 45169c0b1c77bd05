package dev.storehand.core.schema;

import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import tools.jackson.databind.node.StringNode;

/**
 * The value of a {@code pattern} keyword. It is published as a plain text; the words of
 * {@code @Pattern(message = …)} travel with it, unseen, to become the sentence of the fault.
 */
final class PatternText extends StringNode {
  private static final long serialVersionUID = 1L;

  private final String words;

  private PatternText(String regexp, String words) {
    super(regexp);
    this.words = words;
  }

  /**
   * Anchored at both ends: jakarta.validation matches the whole text, JSON Schema any part of it.
   */
  static PatternText of(Pattern pattern) {
    String regexp = pattern.regexp();
    boolean anchored = regexp.startsWith("^") && regexp.endsWith("$") && !regexp.contains("|");
    boolean choice = regexp.contains("|");
    String whole = anchored ? regexp : choice ? "^(?:" + regexp + ")$" : "^" + regexp + "$";
    boolean own = !pattern.message().startsWith("{");
    return new PatternText(whole, own ? pattern.message() : "");
  }

  /** A pattern that is anchored already, and what it asks for in words. */
  static PatternText of(String whole, String words) {
    return new PatternText(whole, words);
  }

  /** What the text must be, in words, if somebody said so. */
  Optional<String> words() {
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
