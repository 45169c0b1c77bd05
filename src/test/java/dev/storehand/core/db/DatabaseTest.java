package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestDatabase;

class DatabaseTest {

  @OnBothEngines(schema = "schema-db")
  void whatIsWrittenIsThereAfterReopening(TestDatabase db) {
    String id = db.write(tx -> Things.add(tx, "hat", 3));
    db.reopen();
    long quantity = db.read(tx -> Things.quantity(tx, id));
    assertThat(quantity).isEqualTo(3);
  }
}
