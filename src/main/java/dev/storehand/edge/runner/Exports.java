package dev.storehand.edge.runner;

import dev.storehand.core.action.Exporting;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import dev.storehand.core.job.ExportFile;
import dev.storehand.core.job.ExportFolder;
import dev.storehand.core.job.ExportFormat;
import dev.storehand.core.job.JobBell;
import dev.storehand.core.job.JobClaim;
import dev.storehand.core.job.JobQueue;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Writes an export: part by part, each a read of its own, to a file that gets its name when all of
 * it is on the disk. Whoever loses the claim meanwhile leaves nothing behind; who claims it next
 * begins anew.
 */
final class Exports {
  /** How often it says how far it is, and holds the lease anew, which is several times as long. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Database database;
  private final Dispatcher dispatcher;
  private final ExportFolder folder;
  private final JobBell bell;
  private final BooleanSupplier stopping;
  private final JobQueue queue = new JobQueue();

  Exports(
      Database database,
      Dispatcher dispatcher,
      ExportFolder folder,
      JobBell bell,
      BooleanSupplier stopping) {
    this.database = database;
    this.dispatcher = dispatcher;
    this.folder = folder;
    this.bell = bell;
    this.stopping = stopping;
  }

  /**
   * Does a claimed export.
   *
   * @return whether it was done, or is somebody else's; false where the program stops
   */
  boolean run(JobClaim claim, Exporting<?> exporting, Scope scope) {
    ExportFormat format = Exporting.format(claim.options());
    String name = ExportFolder.name(claim, format);
    try (ExportFile file = folder.begin(name, format, exporting.row())) {
      long told = System.nanoTime();
      Optional<String> cursor = Optional.of("");
      while (cursor.isPresent()) {
        cursor = part(claim, exporting, scope, cursor.get(), file);
        if (stopping.getAsBoolean()) {
          return false;
        }
        if (System.nanoTime() - told > PAUSE_NANOS) {
          told = System.nanoTime();
          if (!cameOn(claim, scope, file.rows())) {
            return true;
          }
        }
      }
      finish(claim, scope, file, name, format);
      return true;
    }
  }

  /** A read that fails half-way is not begun again within a file: it would hold rows twice. */
  private Optional<String> part(
      JobClaim claim, Exporting<?> exporting, Scope scope, String cursor, ExportFile file) {
    long before = file.rows();
    return database.read(
        scope,
        tx -> {
          if (file.rows() != before) {
            throw Problem.of(Code.UNAVAILABLE, "The database was lost during an export");
          }
          return exporting.rows(claim.shared(), cursor, tx, file::add);
        });
  }

  private boolean cameOn(JobClaim claim, Scope scope, long rows) {
    boolean ours = database.write(scope, tx -> queue.cameOn(tx, claim, rows));
    bell.ring(claim.jobId());
    return ours;
  }

  /** The file is whole before the job says that it is ready. */
  private void finish(
      JobClaim claim, Scope scope, ExportFile file, String name, ExportFormat format) {
    long bytes = file.finish();
    boolean ready = false;
    try {
      ready =
          dispatcher.own(
              scope, tx -> queue.ready(tx, claim, name, format.mediaType(), bytes, file.rows()));
    } finally {
      if (!ready) {
        folder.remove(name);
      }
    }
  }
}
