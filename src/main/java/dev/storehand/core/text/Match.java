package dev.storehand.core.text;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** One thing asked for, and how well each field answers it. */
final class Match {
  private static final double MEANT = 0.85;
  private static final double MEANT_BY_A_PHRASE = 1;
  private static final double NEXT_MEANING = 0.8;
  private static final double LEAST_NEAR = 0.6;
  private static final double WORD_OF_A_PHRASE = 0.6;
  private static final double BESIDE_THE_WORD_ITSELF = 0.3;
  private static final double WELL = 0.5;
  private static final double UNLIMITED = Double.MAX_VALUE;

  /**
   * The best word of a field.
   *
   * @param grade how well it answers, at most 1
   * @param worth the same times how rare such an answer is: what everything has tells nothing apart
   */
  record Best(String word, double grade, double worth) {}

  private final Index index;
  private final Map<Integer, Best> fields = new HashMap<>();

  private Match(Index index) {
    this.index = index;
  }

  /** Looks one asked thing up. */
  static Match of(Synonyms.Asked asked, Index index) {
    Match match = new Match(index);
    boolean phrase = asked.said().size() > 1;
    // A phrase means what it means; its words alone count less, or "put back" would find every
    // "back".
    double literal = phrase ? WORD_OF_A_PHRASE : 1;
    // "What is" means to look; the words of it say nothing, though an alias may hold them.
    asked.content().stream()
        .filter(word -> asked.meant().isEmpty() || !Words.stops(word))
        .forEach(word -> match.literally(word, literal, asked.meant().isEmpty()));
    if (phrase) {
      match.together(asked.content());
    }
    double meant = phrase ? MEANT_BY_A_PHRASE : MEANT;
    double nearness = 1;
    for (String word : asked.meant()) {
      double grade = meant * nearness;
      String stem = Words.stem(word);
      match.add(index.ofStem(stem), term -> grade * same(word, stem, term), UNLIMITED);
      nearness = Math.max(LEAST_NEAR, nearness * NEXT_MEANING);
    }
    return match;
  }

  /**
   * @param guessed whether it may be the beginning of a word, or misspelt: not where its meaning is
   *     known
   */
  private void literally(String asked, double factor, boolean guessed) {
    String stem = Words.stem(asked);
    double rarity = add(index.ofStem(stem), term -> factor * same(asked, stem, term), UNLIMITED);
    if (!guessed) {
      return;
    }
    boolean known = rarity > 0;
    // Where the word itself is known, what is only like it is no rarer: or the likeness would beat
    // the word.
    double most = known ? rarity : UNLIMITED;
    // A beginning is worth the same whether or not the word itself is known: people type
    // beginnings.
    add(
        index.terms(),
        term -> same(asked, stem, term) > 0 ? 0 : factor * Likeness.begins(asked, term.word()),
        most);
    double misspelt = known ? factor * BESIDE_THE_WORD_ITSELF : factor;
    add(
        index.terms(),
        term ->
            same(asked, stem, term) > 0 || Likeness.begins(asked, term.word()) > 0
                ? 0
                : misspelt * Likeness.misspelt(asked, term.word()),
        most);
  }

  /** Fields that hold every word of a phrase: nothing that is meant by it can be nearer. */
  private void together(List<String> words) {
    Set<Integer> places = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      Set<Integer> ofOne = new HashSet<>();
      index.ofStem(Words.stem(words.get(i))).forEach(term -> ofOne.addAll(term.fields()));
      if (i == 0) {
        places.addAll(ofOne);
      } else {
        places.retainAll(ofOne);
      }
    }
    double rarity =
        index.rarity(
            (int) places.stream().map(field -> index.entry(field).thing()).distinct().count());
    places.forEach(field -> note(List.of(field), new Best(words.get(0), Likeness.EXACT, rarity)));
  }

  private static double same(String asked, String stem, Index.Term term) {
    return asked.equals(term.word())
        ? Likeness.EXACT
        : stem.equals(term.stem()) ? Likeness.SAME_STEM : 0;
  }

  /**
   * Adds one way in which some words may answer, with the rarity of that way but at most so much;
   * gives that rarity, or 0 if none answers.
   */
  private double add(
      Collection<Index.Term> terms, ToDoubleFunction<Index.Term> grading, double most) {
    Map<Index.Term, Double> grades = new HashMap<>();
    BitSet well = new BitSet();
    for (Index.Term term : terms) {
      double grade = grading.applyAsDouble(term);
      if (grade > 0) {
        grades.put(term, grade);
      }
      if (grade >= WELL) {
        term.fields().forEach(field -> well.set(index.entry(field).thing()));
      }
    }
    double rarity = Math.min(most, index.rarity(well.cardinality()));
    grades.forEach(
        (term, grade) -> note(term.fields(), new Best(term.word(), grade, grade * rarity)));
    return grades.isEmpty() ? 0 : rarity;
  }

  private void note(List<Integer> places, Best best) {
    for (int field : places) {
      fields.merge(field, best, Match::better);
    }
  }

  /**
   * The same for whatever order two words come in, so that a search gives the same on every run.
   */
  private static Best better(Best one, Best other) {
    if (one.worth() != other.worth()) {
      return one.worth() > other.worth() ? one : other;
    }
    return one.word().compareTo(other.word()) <= 0 ? one : other;
  }

  /** The fields that answer it at all. */
  Map<Integer, Best> fields() {
    return fields;
  }
}
