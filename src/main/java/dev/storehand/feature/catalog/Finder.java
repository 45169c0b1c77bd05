package dev.storehand.feature.catalog;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.text.Scorer;
import dev.storehand.core.text.Synonyms;
import dev.storehand.core.text.Typos;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds products by words. The words asked for, and known words that are a slip away from them, choose the candidates in
 * the engine's full text; the scorer that ranks actions ranks these by what was asked.
 */
final class Finder {
  /** How many products a search looks at and can find. */
  static final int MOST_FOUND = 200;

  private static final int SHORTEST_BEGINNING = 3;
  private static final int SHORTEST_TWO_SLIPS = 6;
  private static final int MOST_COMPARED = 2_000;
  private static final double NAME = 6;
  private static final double STRONG = 5;
  private static final double WEAK = 2;

  private final SearchStore store = new SearchStore();

  /** The ids of the products that answer the query, the best first. */
  List<String> find(ReadTx tx, String query) {
    List<String> asked = SearchWords.split(query);
    if (asked.isEmpty()) {
      return List.of();
    }
    Set<String> words = new LinkedHashSet<>();
    for (String word : asked) {
      words.addAll(meant(tx, word));
    }
    SearchWords.pairs(asked).forEach(pair -> words.addAll(store.wordsOf(tx, List.of(pair))));
    words.addAll(asked);
    List<String> beginnings =
        asked.stream().filter(word -> word.length() >= SHORTEST_BEGINNING).distinct().toList();
    List<SearchStore.Candidate> candidates =
        store.candidates(tx, words, beginnings, MOST_FOUND);
    return Scorer.of(candidates, each -> fields(each, words), Synonyms.none()).search(query, MOST_FOUND).stream()
        .map(hit -> hit.thing().productId())
        .toList();
  }

  /** Known words that may be meant: the word, what is one slip away, and else what is two slips away. */
  private Set<String> meant(ReadTx tx, String word) {
    Set<String> near = new LinkedHashSet<>(store.wordsOf(tx, Spelling.rests(word)));
    near.removeIf(known -> Typos.distance(word, known, 2) > 2);
    if (near.isEmpty() && word.length() >= SHORTEST_TWO_SLIPS) {
      near.addAll(store.wordsFrom(tx, word.substring(0, 2), MOST_COMPARED));
      near.removeIf(known -> Typos.distance(word, known, 2) > 2);
    }
    return near;
  }

  /** The texts of a candidate; what was asked for in one word and is written apart in them stands together as well. */
  private static List<Scorer.Field> fields(SearchStore.Candidate candidate, Set<String> asked) {
    List<Scorer.Field> fields = new ArrayList<>();
    for (String text : candidate.strong()) {
      Set<String> together = SearchWords.together(text);
      together.retainAll(asked);
      together.removeAll(SearchWords.split(text));
      fields.add(new Scorer.Field(text, fields.isEmpty() ? NAME : STRONG));
      if (!together.isEmpty()) {
        fields.add(new Scorer.Field(String.join(" ", together), STRONG));
      }
    }
    fields.add(new Scorer.Field(candidate.weak(), WEAK));
    return fields;
  }
}
