package dev.storehand.feature.catalog;

import dev.storehand.core.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words a product is found by, folded: those of its name, brand and style code, and those of its tags, options, facts
 * and SKU codes. What is written apart is kept together as well, so that {@code xt6} finds XT-6 and {@code ultraboost}
 * finds Ultra Boost.
 *
 * @param strong texts that name it, the name first
 * @param weak texts that say more of it
 */
record SearchWords(List<String> strong, List<String> weak) {
  private static final int LONGEST = 40;
  private static final int MOST_WEAK = 2_000;

  static SearchWords of(Product product, List<Variant> variants) {
    List<String> strong =
        Stream.of(Stream.of(product.name()), product.brand().stream(), product.styleId().stream())
            .flatMap(part -> part)
            .toList();
    Set<String> weak = new LinkedHashSet<>(product.tags());
    weak.addAll(product.attributes().values());
    for (Variant variant : variants) {
      variant.skuCode().ifPresent(weak::add);
      weak.add(variant.name());
      weak.addAll(variant.gtins());
    }
    return new SearchWords(strong, weak.stream().limit(MOST_WEAK).toList());
  }

  /** The words of several texts, each once. */
  static Set<String> indexed(Collection<String> texts) {
    Set<String> all = new LinkedHashSet<>();
    for (String text : texts) {
      List<String> words = split(text);
      all.addAll(words);
      all.addAll(pairs(words));
      Stream.of(text.strip().split("\\s+")).map(SearchWords::joined).forEach(all::add);
    }
    all.removeIf(word -> word.isEmpty() || word.length() > LONGEST);
    return all;
  }

  /** The words of a text in order, none too long to be one. */
  static List<String> split(String text) {
    return Words.split(text).stream()
        .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
        .collect(Collectors.toList());
  }

  /** Each two neighbours as one word. */
  static List<String> pairs(List<String> words) {
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      pairs.add(words.get(i - 1) + words.get(i));
    }
    return pairs;
  }

  private static String joined(String chunk) {
    return String.join("", Words.split(chunk));
  }
}
