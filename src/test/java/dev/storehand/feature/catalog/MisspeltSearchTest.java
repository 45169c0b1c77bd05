package dev.storehand.feature.catalog;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.ReadTx;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The demo catalogue, searched by people in a hurry. */
final class MisspeltSearchTest {
  private static final int LEAST_FOUND = 58;
  private static final int FIRST = 3;

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
