package dev.storehand.core.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of every field of every thing, and where each stands. */
final class Index {
  /** One field: whose it is, what it counts for, and its words. */
  record Entry(int thing, double weight, List<String> words) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, List<Integer>> places = new LinkedHashMap<>();
  private double heaviest;

  void add(int thing, double weight, String text) {
    List<String> words = Words.content(Words.split(text));
    if (words.isEmpty() || weight <= 0) {
      return;
    }
    int at = entries.size();
    entries.add(new Entry(thing, weight, words));
    heaviest = Math.max(heaviest, weight);
    words.stream().distinct().forEach(word -> places.computeIfAbsent(word, w -> new ArrayList<>()).add(at));
  }

  /** Every different word, in the order in which it first came. */
  Iterable<String> vocabulary() {
    return places.keySet();
  }

  /** The fields a word of the vocabulary stands in. */
  List<Integer> fieldsOf(String word) {
    return places.get(word);
  }

  Entry entry(int field) {
    return entries.get(field);
  }

  /** What a field counts for, of 1 for the heaviest. */
  double weight(int field) {
    return entries.get(field).weight() / heaviest;
  }
}
