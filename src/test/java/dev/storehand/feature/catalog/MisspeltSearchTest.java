package dev.storehand.feature.catalog;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.text.Words;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The demo catalogue, searched by people in a hurry. */
final class MisspeltSearchTest {
  private static final int LEAST_FOUND = 58;
  private static final int FIRST = 3;

  private static final ProductStore.Filter EVERYTHING =
      new ProductStore.Filter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private record Slip(String kind, String query, List<String> handles) {}

  @OnBothEngines
  void mostMisspeltQueriesFindTheirProductAmongTheFirstThree(TestDatabase database)
      throws IOException {
    database.write(tx -> new DemoCatalog(any -> "USD").seed(tx));
    List<Slip> slips = slips();
    List<String> missed = new ArrayList<>();
    for (Slip slip : slips) {
      List<String> found = database.read(tx -> first(tx, slip.query()));
      if (found.stream().noneMatch(slip.handles()::contains)) {
        missed.add(slip.kind() + ": " + slip.query() + " found " + found);
      }
    }
    int hits = slips.size() - missed.size();
    System.out.println("misspelt queries on " + database + ": " + hits + " of " + slips.size());
    missed.forEach(System.out::println);
    assertThat(hits).isGreaterThanOrEqualTo(LEAST_FOUND);
  }

  /** Others than those above, made by a rule and not by hand: no ranking can be fitted to them. */
  @OnBothEngines
  void aSlipInAnyWordOfANameIsForgiven(TestDatabase database) {
    database.write(tx -> new DemoCatalog(any -> "USD").seed(tx));
    Paging hundred =
        new Paging(Optional.of(1), Optional.of(100), Optional.empty(), Optional.empty());
    List<Product> products =
        database.read(tx -> new ProductStore().list(tx, hundred, EVERYTHING)).rows();
    Random random = new Random(7);
    int asked = 0;
    List<String> missed = new ArrayList<>();
    for (Product product : products) {
      for (int kind = 0; kind < 4; kind++) {
        String query = misspelt(product.name(), kind, random);
        asked++;
        if (!database.read(tx -> first(tx, query)).contains(product.handle())) {
          missed.add(query);
        }
      }
    }
    assertThat(missed).as("of %s", asked).hasSizeLessThanOrEqualTo(asked / 50);
  }

  /** Up to four words of a name, one of them with two letters swapped, one dropped, doubled or wrong. */
  private static String misspelt(String name, int kind, Random random) {
    List<String> words = Words.split(name);
    int count = Math.min(4, words.size());
    int from = random.nextInt(words.size() - count + 1);
    List<String> asked = new ArrayList<>(words.subList(from, from + count));
    int at = random.nextInt(count);
    String word = asked.get(at);
    if (word.length() >= 4) {
      int i = 1 + random.nextInt(word.length() - 2);
      String head = word.substring(0, i);
      String tail = word.substring(i + 1);
      asked.set(
          at,
          switch (kind) {
            case 0 -> head + tail.charAt(0) + word.charAt(i) + tail.substring(1);
            case 1 -> head + tail;
            case 2 -> head + word.charAt(i) + word.charAt(i) + tail;
            default -> head + (char) ('a' + random.nextInt(26)) + tail;
          });
    }
    return String.join(" ", asked);
  }

  private static List<String> first(ReadTx tx, String query) {
    ProductStore products = new ProductStore();
    return new Finder()
        .find(tx, query).stream().limit(FIRST).map(id -> products.get(tx, id).handle()).collect(toList());
  }

  private static List<Slip> slips() throws IOException {
    try (InputStream in = MisspeltSearchTest.class.getResourceAsStream("/misspelt.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t"))
          .map(part -> new Slip(part[0], part[1], List.of(part[2].split(","))))
          .toList();
    }
  }
}
