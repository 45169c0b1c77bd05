package dev.storehand.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table of words kept as a text: each line is {@code left = right}; a line that begins with
 * {@code #} is a remark.
 */
public final class Table {
  /** A line: what stands before and after the equals sign. */
  public record Row(String left, String right) {}

  private Table() {}

  /** The rows of a text. */
  public static List<Row> of(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(Table::row)
        .toList();
  }

  /** The rows of a resource on the class path, UTF-8. */
  public static List<Row> resource(String path) {
    try (InputStream in = Table.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + path);
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    String[] sides = line.split("=", -1);
    if (sides.length != 2) {
      throw new IllegalArgumentException("a line of words has one equals sign: " + line);
    }
    return new Row(sides[0].strip(), sides[1].strip());
  }
}
