package dev.storehand.core.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What SQLite chooses between indexes by. Of a table that was not counted it assumes that any two
 * columns compared leave nine rows. Nearly all indexes here begin with shop and mode, which leave
 * most of them: it walked a whole shop for two dozen ids. So each such index is given the shape
 * that SQLite assumes of the columns after these two, until it is counted.
 */
final class Statistics {
  private static final List<String> LEAVE_MOST = List.of("shop", "mode");

  /** What SQLite assumes of any table. */
  private static final int ROWS = 1_048_576;

  /** What shop and mode leave: few enough that an index on them beats walking all shops' rows. */
  private static final int OF_A_SHOP = ROWS / 16;

  /** What it assumes to be left by the first column compared, by the first two, and so on. */
  private static final int[] LEFT = {10, 9, 8, 7, 6, 5};

  /** Analyze, within limits, each table that has grown or shrunk much: 0x02, 0x10, 0x10000. */
  private static final String COUNT = "pragma optimize = 0x10012";

  /** Reads the table of statistics again; makes it where there is none. */
  private static final String READ = "analyze sqlite_schema";

  private static final String ANY =
      "select count(*) as n from sqlite_schema where name = 'sqlite_stat1'";

  private static final String NOT_COUNTED =
      """
      select t.tbl_name as tbl, l.name as idx, l."unique" as is_unique, c.name as col
      from (select distinct tbl_name from sqlite_schema where type = 'index') t,
        pragma_index_list(t.tbl_name) l, pragma_index_info(l.name) c
      where c.name is not null and not exists (select 1 from sqlite_stat1 s where s.idx = l.name)
      order by l.name, c.seqno""";

  private static final String SMALL =
      "select tbl from sqlite_stat1 group by tbl having max(cast(stat as integer)) < :few";

  private static final int FEW = 1_000;

  private Statistics() {}

  /**
   * Counts each table that has grown or shrunk much since it was, and assumes the rest. What has
   * few rows is assumed, too: SQLite would walk all of it, and go on to when it has many.
   */
  static void count(Session session) {
    session.sql(COUNT).run();
    for (String table : List.of("sqlite_stat4", "sqlite_stat1")) {
      session.sql("delete from " + table + " where tbl in (" + SMALL + ")").bind("few", FEW).run();
    }
    assume(session);
  }

  /** Whether nothing is left to be assumed. */
  static boolean areKnown(Session session) {
    boolean any = session.sql(ANY).one(row -> row.number("n") == 1);
    return any && notCounted(session).isEmpty();
  }

  /** Says what to assume of what was not counted. Connections that are open do not know yet. */
  static void assume(Session session) {
    session.sql(READ).run();
    Map<String, Index> all = notCounted(session);
    if (!all.isEmpty()) {
      session
          .sql("insert into sqlite_stat1 (tbl, idx, stat) values (:tbl, :idx, :stat)")
          .runEach(
              all.entrySet(),
              (sql, each) ->
                  sql.bind("tbl", each.getValue().table())
                      .bind("idx", each.getKey())
                      .bind("stat", each.getValue().shape()));
      session.sql(READ).run();
    }
  }

  private static Map<String, Index> notCounted(Session session) {
    Map<String, Index> all = new LinkedHashMap<>();
    session
        .sql(NOT_COUNTED)
        .each(
            row ->
                all.computeIfAbsent(row.text("idx"), name -> Index.of(row))
                    .columns()
                    .add(row.text("col")));
    all.values().removeIf(index -> !LEAVE_MOST.contains(index.columns().get(0)));
    return all;
  }

  /** An index that was not counted, and its columns in order. */
  private record Index(String table, boolean unique, List<String> columns) {
    static Index of(Row row) {
      return new Index(row.text("tbl"), row.flag("is_unique"), new ArrayList<>());
    }

    /** How many rows there are, and how many are left by the columns compared from the first on. */
    String shape() {
      StringJoiner shape = new StringJoiner(" ").add(Integer.toString(ROWS));
      int telling = 0;
      for (String column : columns.subList(0, columns.size() - 1)) {
        boolean leavesMost = telling == 0 && LEAVE_MOST.contains(column);
        shape.add(Integer.toString(leavesMost ? OF_A_SHOP : left(telling++)));
      }
      return shape.add(Integer.toString(unique ? 1 : left(telling))).toString();
    }

    private static int left(int telling) {
      return LEFT[Math.min(telling, LEFT.length - 1)];
    }
  }
}
