package dev.storehand.core.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One thing asked for, and how well each field answers it. */
final class Match {
  private static final double MEANT = 0.72;
  private static final double BESIDE_THE_WORD_ITSELF = 0.35;
  private static final double GOOD = 0.5;

  /** The best word of a field, and how good it is. */
  record Best(String word, double grade) {}

  private final Map<Integer, Best> fields = new HashMap<>();
  private final Set<Integer> well = new HashSet<>();

  /** Looks one asked thing up. */
  static Match of(Synonyms.Asked asked, Index index) {
    Match match = new Match();
    // A phrase means what it means; its words alone count less, or "put back" would find every "back".
    double literal = asked.said().size() > 1 ? GOOD : 1;
    asked.said().forEach(word -> match.literally(word, literal, index));
    asked.meant().forEach(word -> match.same(word, MEANT, index));
    return match;
  }

  private void literally(String asked, double factor, Index index) {
    boolean known = same(asked, factor, index);
    double rest = known ? factor * BESIDE_THE_WORD_ITSELF : factor;
    for (String word : index.vocabulary()) {
      double begins = Likeness.begins(asked, word);
      // A prefix is worth the same whether or not the word itself is known: people type beginnings.
      note(word, Math.max(begins * factor, begins > 0 ? 0 : Likeness.misspelt(asked, word) * rest), index);
    }
  }

  private boolean same(String asked, double factor, Index index) {
    boolean found = false;
    for (String word : index.vocabulary()) {
      double grade = Likeness.same(asked, word);
      found |= grade > 0;
      note(word, grade * factor, index);
    }
    return found;
  }

  private void note(String word, double grade, Index index) {
    if (grade == 0) {
      return;
    }
    for (int field : index.fieldsOf(word)) {
      fields.merge(field, new Best(word, grade), (a, b) -> a.grade() >= b.grade() ? a : b);
      if (grade >= GOOD) {
        well.add(index.entry(field).thing());
      }
    }
  }

  /** The fields that answer it at all. */
  Map<Integer, Best> fields() {
    return fields;
  }

  /** How rare it is among so many things (BM25's idf): a word that everything has tells nothing apart. */
  double rarity(int things) {
    return Math.log(1 + (things - well.size() + 0.5) / (well.size() + 0.5));
  }
}
