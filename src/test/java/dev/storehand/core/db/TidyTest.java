package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestDatabase;

/** Tidying does not get in the way; what it counts is in {@link StatisticsTest}. */
class TidyTest {
  @OnBothEngines(schema = "schema-db")
  void writesAndReadsGoOnAfterIt(TestDatabase db) {
    db.database().tidy();
    String id = db.write(tx -> Things.add(tx, "one", 1));
    assertThat(db.<Long>read(tx -> Things.quantity(tx, id))).isEqualTo(1);
  }
}
