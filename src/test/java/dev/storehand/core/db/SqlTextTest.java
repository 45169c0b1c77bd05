package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTextTest {

  @Test
  void parametersAreFoundAndNothingElseIs() {
    SqlText text =
        SqlText.of(
            "select ':a', \":b\", x::text /* :c */ from t where d = :d_1 -- :e\nand f=:f", false);
    assertThat(text.names()).containsExactly("d_1", "f");
    assertThat(text.plain())
        .isEqualTo("select ':a', \":b\", x::text /* :c */ from t where d = ? -- :e\nand f=?");
  }

  @Test
  void aDoubledQuoteStaysInsideItsString() {
    assertThat(SqlText.of("select 'it''s :a', :b", false).names()).containsExactly("b");
  }

  @Test
  void locksAreKeptOrDropped() {
    String text = "select 1 from t {for update of t skip locked}";
    assertThat(SqlText.of(text, true).plain())
        .isEqualTo("select 1 from t for update of t skip locked");
    assertThat(SqlText.of(text, false).plain()).isEqualTo("select 1 from t ");
  }
}
