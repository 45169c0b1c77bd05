package dev.storehand.core.job;

import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import java.time.Instant;
import java.util.Set;

/** Removes the files of exports that have expired, and what tries that came to nothing left. */
public final class ExportSweep {
  private final Database database;
  private final ExportFolder folder;
  private final JobFileStore files = new JobFileStore();

  public ExportSweep(Database database, ExportFolder folder) {
    this.database = database;
    this.folder = folder;
  }

  /** Looks once; every node does so, each for its own folder. */
  public void run() {
    database.write(Scope.none(), files::expire).forEach(folder::remove);
    Set<String> wanted = database.read(Scope.none(), files::wanted);
    // By the clock that the file system goes by, whatever the program's says.
    folder.sweep(wanted, Instant.now());
  }
}
