package dev.storehand.core.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.storehand.core.schema.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes records as CSV: RFC 4180, UTF-8, lines that end in CRLF, and the fields' names above. A
 * record inside gives a column for each of its fields, {@code address.city}; lists and maps are
 * JSON in one cell, left blank where they are empty. No text is a formula to a spreadsheet: see
 * {@link RowReader}, which reads it back as it was.
 */
public final class CsvFile implements AutoCloseable {
  /** How a text that might be a formula is written; for the notes of actions. */
  public static final String FORMULAS =
      "A text that begins with = + - @, a tab or a line break gets an apostrophe before it, so that"
          + " no spreadsheet runs it; imports take it off.";

  private final List<Field> fields;
  private final CsvWriter out;

  /** Begins a file of these records with its header. */
  public CsvFile(Shape<?> record, OutputStream stream) {
    fields = Field.of(record.schema());
    out =
        CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(stream, StandardCharsets.UTF_8);
    out.writeRecord(fields.stream().map(Field::name).toList());
  }

  /** Adds a record. */
  public void add(ObjectNode record) {
    CsvWriter.CsvWriterRecord line = out.writeRecord();
    for (Field field : fields) {
      line.writeField(field.in(record).map(CsvFile::cell).orElse(""));
    }
    line.endRecord();
  }

  private static String cell(JsonNode value) {
    if (value.isContainer()) {
      return value.isEmpty() ? "" : value.toString();
    }
    return value.isString() ? Formula.harmless(value.asString()) : value.asString();
  }

  /** Writes what is still held back; the stream stays open. */
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
