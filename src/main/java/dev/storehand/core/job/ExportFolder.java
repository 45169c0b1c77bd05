package dev.storehand.core.job;

import dev.storehand.core.schema.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of the exports' files, below the data. */
public final class ExportFolder {
  private static final String UNFINISHED = ".part";

  /**
   * A file that is not yet, or no more, in the tables is somebody's at work for so long at most
   * after its last byte.
   */
  private static final Duration GRACE = Duration.ofHours(1);

  private final Path folder;

  public ExportFolder(Path data) {
    this.folder = data.resolve("exports");
  }

  /**
   * The name of a job's file. Each try has its own, so that a worker that lost its lease never
   * writes over the file of the one that has it.
   */
  public static String name(JobClaim claim, ExportFormat format) {
    return claim.jobId() + "-" + claim.generation() + "." + format.wire();
  }

  /** Begins a file of this name. */
  public ExportFile begin(String name, ExportFormat format, Shape<?> row) {
    return ExportFile.begin(file(name), format, row);
  }

  /** Where the file of this name is, if it is there. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** Removes a file, if it is there. */
  public void remove(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes every file that nobody wants, but what was written to of late. */
  void sweep(Set<String> wanted, Instant now) {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all =
          files.filter(each -> !wanted.contains(each.getFileName().toString())).toList();
      for (Path each : all) {
        if (writtenAt(each).isBefore(now.minus(GRACE))) {
          Files.deleteIfExists(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant writtenAt(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException gone) {
      return Instant.MAX;
    }
  }

  static Path unfinished(Path whole) {
    return whole.resolveSibling(whole.getFileName() + UNFINISHED);
  }
}
