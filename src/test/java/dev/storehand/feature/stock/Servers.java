package dev.storehand.feature.stock;

import dev.storehand.core.db.Database;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Storage;
import dev.storehand.kit.Engines;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One storage, and how many servers share it. */
enum Servers {
  SQLITE(Dialect.SQLITE, 1),
  POSTGRES(Dialect.POSTGRES, 1),
  TWO_ON_ONE_POSTGRES(Dialect.POSTGRES, 2);

  private final Dialect dialect;
  private final int count;

  Servers(Dialect dialect, int count) {
    this.dialect = dialect;
    this.count = count;
  }

  /** Opens the servers, runs a test on them, and closes them. */
  void with(Consumer<List<Server>> test) {
    Storage storage = Engines.fresh(dialect);
    List<Database> databases =
        Stream.generate(() -> Database.open(storage, Clock.systemUTC(), Ids.ulids()))
            .limit(count)
            .toList();
    try {
      test.accept(databases.stream().map(Server::new).toList());
    } finally {
      databases.forEach(Database::close);
    }
  }
}
