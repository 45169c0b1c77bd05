package dev.storehand.core.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where the files of exports lie: in the folder {@code exports} below the data folder, one for each
 * job. Nodes that share a database and not that folder have the files of their own exports only.
 */
public final class ExportFiles {
  private static final String ID = "[a-zA-Z0-9_]{1,64}";

  private final Path folder;

  /** The files below a data folder, which is made when the first is written. */
  public ExportFiles(Path data) {
    this.folder = data.resolve("exports");
  }

  /** The file of a job, once it has been written as a whole. */
  public Optional<Path> find(String jobId) {
    return Optional.of(jobId)
        .filter(id -> id.matches(ID))
        .map(folder::resolve)
        .filter(Files::isRegularFile);
  }

  /** What writes a file's content. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes the file of a job; nobody sees it before it is whole, and a file that was there is
   * replaced.
   *
   * @return its size in bytes
   * @throws UncheckedIOException if it cannot be written, when nothing of it is left
   */
  public long write(String jobId, Content content) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, jobId, ".part");
      try {
        try (OutputStream out = Files.newOutputStream(part)) {
          content.writeTo(out);
        }
        long bytes = Files.size(part);
        Files.move(part, folder.resolve(jobId), StandardCopyOption.ATOMIC_MOVE);
        return bytes;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the file of a job, where there is one. */
  public void delete(String jobId) {
    find(jobId)
        .ifPresent(
            file -> {
              try {
                Files.deleteIfExists(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
