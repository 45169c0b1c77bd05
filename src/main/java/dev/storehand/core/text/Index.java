package dev.storehand.core.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of every field of every thing, and where each stands. */
final class Index {
  private static final double OF_A_STOP_WORD = 0.3;

  /**
   * One field: whose it is, what it counts for, and its words that say something.
   *
   * @param length its words, of which those that say little count for less
   */
  record Entry(int thing, double weight, List<String> words, double length) {}

  /** A different word, and the fields it stands in. */
  record Term(String word, String stem, List<Integer> fields) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Term term && term.word.equals(word);
    }

    @Override
    public int hashCode() {
      return word.hashCode();
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Term> terms = new LinkedHashMap<>();
  private final Map<String, List<Term>> byStem = new HashMap<>();
  private final int things;
  private double heaviest;

  Index(int things) {
    this.things = things;
  }

  void add(int thing, double weight, String text) {
    List<String> all = Words.split(text);
    List<String> words = Words.content(all);
    if (words.isEmpty() || weight <= 0) {
      return;
    }
    int at = entries.size();
    entries.add(
        new Entry(
            thing, weight, words, words.size() + OF_A_STOP_WORD * (all.size() - words.size())));
    heaviest = Math.max(heaviest, weight);
    words.stream()
        .distinct()
        .forEach(word -> terms.computeIfAbsent(word, this::term).fields().add(at));
  }

  private Term term(String word) {
    Term term = new Term(word, Words.stem(word), new ArrayList<>());
    byStem.computeIfAbsent(term.stem(), stem -> new ArrayList<>()).add(term);
    return term;
  }

  /** Every different word, in the order in which it first came. */
  Collection<Term> terms() {
    return terms.values();
  }

  /** The words of a stem, in the order in which they first came. */
  List<Term> ofStem(String stem) {
    return byStem.getOrDefault(stem, List.of());
  }

  /** How rare it is that so many things answer something (BM25's idf). */
  double rarity(int answering) {
    return Math.log(1 + (things - answering + 0.5) / (answering + 0.5));
  }

  Entry entry(int field) {
    return entries.get(field);
  }

  /** What a field counts for, of 1 for the heaviest. */
  double weight(int field) {
    return entries.get(field).weight() / heaviest;
  }
}
