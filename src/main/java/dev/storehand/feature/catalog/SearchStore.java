package dev.storehand.feature.catalog;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a search looks through: the tables {@code product_words}, {@code product_index} and {@code search_spelling}. The
 * first two are the engine's own full text (FTS5 on SQLite, tsvector on PostgreSQL) and the only SQL that differs between
 * them. Words and queries are folded in Java, so both engines find the same.
 */
final class SearchStore {
  /** A product that may be meant, with the texts it is ranked by. */
  record Candidate(String productId, List<String> strong, String weak) {}

  private static final String BETWEEN = "\n";
  private static final int MOST_TOGETHER = 256;

  /** Puts a product in the index, or puts it right. */
  void index(WriteTx tx, Product product, List<Variant> variants) {
    SearchWords words = SearchWords.of(product, variants);
    Candidate wanted = new Candidate(product.id(), words.texts(), text(words.weak()));
    if (find(tx, product.id()).equals(Optional.of(wanted))) {
      return;
    }
    forget(tx, product.id());
    if (tx.dialect() == Dialect.SQLITE) {
      insertFts(tx, wanted, text(words.strong()));
    } else {
      insertTsvector(tx, wanted, text(words.strong()));
    }
    learn(tx, words);
  }

  /** Takes a product out of the index. */
  void forget(WriteTx tx, String productId) {
    if (tx.dialect() == Dialect.SQLITE) {
      tx.sql(
              """
              delete from product_index where rowid in
                (select id from product_words
                 where shop = :shop and mode = :mode and product_id = :product_id)""")
          .bind("product_id", productId)
          .run();
    }
    tx.sql("delete from product_words where shop = :shop and mode = :mode and product_id = :product_id")
        .bind("product_id", productId)
        .run();
  }

  /** Of these rests of words, the words they may be rests of; itself is one of a word's rests. */
  Set<String> wordsOf(ReadTx tx, Collection<String> rests) {
    return new LinkedHashSet<>(
        tx.sql(
                """
                select distinct word from search_spelling
                where shop = :shop and mode = :mode and rest in (:rests) limit 1000""")
            .bind("rests", rests)
            .list(row -> row.text("word")));
  }

  /** Words that begin alike, at most so many. */
  Set<String> wordsFrom(ReadTx tx, String beginning, int most) {
    return new LinkedHashSet<>(
        tx.sql(
                """
                select word from search_spelling
                where shop = :shop and mode = :mode and rest >= :first and rest < :last
                  and rest = word limit :most""")
            .bind("first", beginning)
            .bind("last", beginning + "\uffff")
            .bind("most", most)
            .list(row -> row.text("word")));
  }

  /** Products that have some of these words, or words that begin with these beginnings; the likeliest first. */
  List<Candidate> candidates(
      ReadTx tx, Collection<String> words, Collection<String> beginnings, int most) {
    return tx.dialect() == Dialect.SQLITE
        ? byFts(tx, words, beginnings, most)
        : byTsvector(tx, words, beginnings, most);
  }

  private List<Candidate> byFts(
      ReadTx tx, Collection<String> words, Collection<String> beginnings, int most) {
    String query =
        words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(" OR "))
            + beginnings.stream().map(word -> " OR \"" + word + "\"*").collect(Collectors.joining());
    return tx.sql(
            """
            select w.product_id, w.strong, w.weak
            from product_index i join product_words w on w.id = i.rowid
            where product_index match :query and w.shop = :shop and w.mode = :mode
            order by bm25(product_index, 3.0, 1.0), w.product_id limit :most""")
        .bind("query", query)
        .bind("most", most)
        .list(SearchStore::candidate);
  }

  private List<Candidate> byTsvector(
      ReadTx tx, Collection<String> words, Collection<String> beginnings, int most) {
    String query =
        words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" | "))
            + beginnings.stream().map(word -> " | '" + word + "':*").collect(Collectors.joining());
    return tx.sql(
            """
            select w.product_id, w.strong, w.weak
            from product_words w cross join (select cast(:query as tsquery) as query) q
            where w.index @@ q.query and w.shop = :shop and w.mode = :mode
            order by ts_rank(w.index, q.query) desc, w.product_id limit :most""")
        .bind("query", query)
        .bind("most", most)
        .list(SearchStore::candidate);
  }

  private Optional<Candidate> find(ReadTx tx, String productId) {
    return tx.sql(
            """
            select product_id, strong, weak from product_words
            where shop = :shop and mode = :mode and product_id = :product_id""")
        .bind("product_id", productId)
        .first(SearchStore::candidate);
  }

  private static void insertFts(WriteTx tx, Candidate product, String strong) {
    tx.sql(
            """
            insert into product_words (shop, mode, product_id, strong, weak)
            values (:shop, :mode, :product_id, :strong, :weak)""")
        .bind("product_id", product.productId())
        .bind("strong", String.join(BETWEEN, product.strong()))
        .bind("weak", product.weak())
        .run();
    tx.sql(
            """
            insert into product_index (rowid, strong, weak)
            select id, :strong, weak from product_words
            where shop = :shop and mode = :mode and product_id = :product_id""")
        .bind("product_id", product.productId())
        .bind("strong", strong)
        .run();
  }

  private static void insertTsvector(WriteTx tx, Candidate product, String strong) {
    tx.sql(
            """
            insert into product_words (shop, mode, product_id, strong, weak, index)
            values (:shop, :mode, :product_id, :strong, :weak,
              setweight(array_to_tsvector(string_to_array(:words, ' ')), 'A')
                || setweight(array_to_tsvector(string_to_array(:weak, ' ')), 'D'))""")
        .bind("product_id", product.productId())
        .bind("strong", String.join(BETWEEN, product.strong()))
        .bind("weak", product.weak())
        .bind("words", strong)
        .run();
  }

  /** Keeps words that are new under each of their rests. */
  private static void learn(WriteTx tx, SearchWords words) {
    Set<String> unknown = new LinkedHashSet<>(words.strong());
    unknown.addAll(words.weak());
    if (unknown.isEmpty()) {
      return;
    }
    tx.sql(
            """
            select word from search_spelling
            where shop = :shop and mode = :mode and rest in (:words) and rest = word""")
        .bind("words", List.copyOf(unknown))
        .each(row -> unknown.remove(row.text("word")));
    List<String[]> rows = new ArrayList<>();
    unknown.forEach(word -> Spelling.rests(word).forEach(rest -> rows.add(new String[] {rest, word})));
    for (int from = 0; from < rows.size(); from += MOST_TOGETHER) {
      insert(tx, rows.subList(from, Math.min(rows.size(), from + MOST_TOGETHER)));
    }
  }

  /** Many rows in one statement; a round trip for each would cost more than all the rest. */
  private static void insert(WriteTx tx, List<String[]> rows) {
    // A power of two, so that few texts are prepared; the last row repeats and is there already.
    int size = Integer.highestOneBit(Math.max(1, rows.size() * 2 - 1));
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < size; i++) {
      values.append(i == 0 ? "" : ", ").append("(:shop, :mode, :rest").append(i).append(", :word").append(i).append(')');
    }
    Sql sql =
        tx.sql(
            "insert into search_spelling (shop, mode, rest, word) values " + values + " on conflict do nothing");
    for (int i = 0; i < size; i++) {
      String[] row = rows.get(Math.min(i, rows.size() - 1));
      sql.bind("rest" + i, row[0]).bind("word" + i, row[1]);
    }
    sql.run();
  }

  private static String text(Set<String> words) {
    return String.join(" ", words);
  }

  private static Candidate candidate(Row row) {
    return new Candidate(
        row.text("product_id"),
        List.of(row.text("strong").split(BETWEEN)),
        row.text("weak"));
  }
}
