package dev.storehand.core.job;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.util.List;
import java.util.Set;

/** What the table {@code job} tells of an export: how far it is, and its file. */
final class JobFileStore {

  /** Notes how many of how many rows are written. */
  void cameOn(WriteTx tx, String jobId, long rows, long total) {
    tx.sql(
            """
            update job set succeeded = :rows, total = :total
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", jobId)
        .bind("rows", rows)
        .bind("total", total)
        .run();
  }

  /** Notes the file that was written. */
  void keep(WriteTx tx, String jobId, ReadyFile file) {
    tx.sql(
            """
            update job set file_name = :name, file_type = :type, file_bytes = :bytes,
              file_expires_at = :expires_at
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", jobId)
        .bind("name", file.name())
        .bind("type", file.mediaType())
        .bind("bytes", file.bytes())
        .bind("expires_at", file.expiresAt())
        .run();
  }

  /** Forgets the files that have expired; gives their names. */
  List<String> expire(WriteTx tx) {
    List<String> expired =
        tx.unscoped(
                """
                select file_name from job
                where file_name is not null and (file_expires_at <= :now or expires_at <= :now)""")
            .bind("now", tx.now())
            .list(row -> row.text("file_name"));
    if (!expired.isEmpty()) {
      tx.unscoped("update job set file_name = null where file_name in (:names)")
          .bind("names", expired)
          .run();
    }
    return expired;
  }

  /** The names of all files that are to be there. */
  Set<String> wanted(ReadTx tx) {
    return Set.copyOf(
        tx.unscoped("select file_name from job where file_name is not null")
            .list(row -> row.text("file_name")));
  }
}
