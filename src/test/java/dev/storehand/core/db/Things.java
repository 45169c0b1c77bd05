package dev.storehand.core.db;

import java.util.List;

/** The one table these tests need: something with a name and a quantity. */
final class Things {
  private Things() {}

  static String add(WriteTx tx, String name, long quantity) {
    String id = tx.id("thg");
    tx.sql(
            """
            insert into thing (id, shop, mode, name, quantity, created_at)
            values (:id, :shop, :mode, :name, :quantity, :now)
            """)
        .bind("id", id)
        .bind("name", name)
        .bind("quantity", quantity)
        .bind("now", tx.now())
        .run();
    return id;
  }

  static long quantity(ReadTx tx, String id) {
    return tx.sql(
            """
            select quantity from thing where shop = :shop and mode = :mode and id = :id {for update}
            """)
        .bind("id", id)
        .one(row -> row.number("quantity"));
  }

  static void setQuantity(WriteTx tx, String id, long quantity) {
    tx.sql("update thing set quantity = :quantity where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .bind("quantity", quantity)
        .run();
  }

  static long count(ReadTx tx) {
    return tx.sql("select count(*) as n from thing where shop = :shop and mode = :mode")
        .one(row -> row.number("n"));
  }

  /** In order of name. */
  static List<String> names(ReadTx tx) {
    return tx.sql("select name from thing where shop = :shop and mode = :mode order by name")
        .list(row -> row.text("name"));
  }
}
