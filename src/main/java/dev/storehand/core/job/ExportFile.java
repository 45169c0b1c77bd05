package dev.storehand.core.job;

import dev.storehand.core.csv.CsvFile;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Shape;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file of an export while it is being written. It goes by another name until it is whole and on
 * the disk: whoever sees it under its own name sees all of it. Closed before it is finished, it is
 * gone.
 */
public final class ExportFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path unfinished;
  private final Path whole;
  private final FileChannel channel;
  private final OutputStream out;
  private final Optional<CsvFile> csv;
  private long rows;

  private ExportFile(Path unfinished, Path whole, ExportFormat format, Shape<?> row)
      throws IOException {
    this.unfinished = unfinished;
    this.whole = whole;
    channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    csv = format == ExportFormat.CSV ? Optional.of(new CsvFile(row, out)) : Optional.empty();
  }

  /**
   * Begins a file, also where an earlier try left something behind.
   *
   * @param whole what it is called once it is finished
   * @param row what its rows fit
   * @throws UncheckedIOException if the disk refuses
   */
  static ExportFile begin(Path whole, ExportFormat format, Shape<?> row) {
    try {
      Files.createDirectories(whole.getParent());
      return new ExportFile(ExportFolder.unfinished(whole), whole, format, row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds a row.
   *
   * @throws UncheckedIOException if the disk refuses
   */
  public void add(ObjectNode row) {
    try {
      if (csv.isPresent()) {
        csv.get().add(row);
      } else {
        out.write(Json.bytes(row));
        out.write('\n');
      }
      rows++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many rows it holds. */
  public long rows() {
    return rows;
  }

  /**
   * Gives it its name, once all of it is on the disk.
   *
   * @return how many bytes it has
   * @throws UncheckedIOException if the disk refuses
   */
  public long finish() {
    try {
      if (csv.isPresent()) {
        csv.get().flush();
      }
      out.flush();
      channel.force(true);
      long bytes = channel.size();
      Files.move(
          unfinished, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel folder = FileChannel.open(whole.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
