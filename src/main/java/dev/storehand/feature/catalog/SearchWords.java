package dev.storehand.feature.catalog;

import dev.storehand.core.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words a product is found by, folded. What is written apart is kept together as well, so that {@code xt6} finds XT-6
 * and {@code ultraboost} finds Ultra Boost.
 *
 * @param texts its name, brand and style code, as they are written
 * @param strong the words of these
 * @param weak those of its tags, options, facts, SKU codes and barcodes that are not among them
 */
record SearchWords(List<String> texts, Set<String> strong, Set<String> weak) {
  private static final int LONGEST = 40;
  private static final int MOST_WEAK = 4_000;

  static SearchWords of(Product product, List<Variant> variants) {
    List<String> texts =
        Stream.of(Stream.of(product.name()), product.brand().stream(), product.styleId().stream())
            .flatMap(part -> part)
            .toList();
    Set<String> strong = new LinkedHashSet<>();
    texts.forEach(text -> addAll(strong, text, true));
    Set<String> weak = new LinkedHashSet<>();
    product.tags().forEach(tag -> addAll(weak, tag, true));
    product.attributes().values().forEach(fact -> addAll(weak, fact, true));
    for (Variant variant : variants) {
      variant.skuCode().ifPresent(code -> addAll(weak, code, false));
      addAll(weak, variant.name(), false);
      variant.gtins().forEach(gtin -> addAll(weak, gtin, false));
    }
    weak.removeAll(strong);
    return new SearchWords(texts, strong, weak.stream().limit(MOST_WEAK).collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private static void addAll(Set<String> words, String text, boolean together) {
    words.addAll(split(text));
    if (together) {
      words.addAll(together(text));
    }
  }

  /** What is written apart in a text, put together: neighbours, and what only signs divide. */
  static Set<String> together(String text) {
    Set<String> words = new LinkedHashSet<>(pairs(split(text)));
    for (String chunk : text.strip().split("\\s+")) {
      words.add(String.join("", Words.split(chunk)));
    }
    words.removeIf(word -> word.isEmpty() || word.length() > LONGEST);
    return words;
  }

  /** The words of a text in order, cut where they are too long to be words. */
  static List<String> split(String text) {
    return Words.split(text).stream()
        .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
        .toList();
  }

  /** Each two neighbours as one word. */
  static List<String> pairs(List<String> words) {
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      pairs.add(words.get(i - 1) + words.get(i));
    }
    return pairs;
  }
}
