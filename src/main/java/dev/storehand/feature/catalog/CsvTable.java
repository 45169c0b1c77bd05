package dev.storehand.feature.catalog;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.storehand.core.problem.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A CSV file taken apart: its header and its records, the empty ones left out. A record that cannot
 * be read ends it.
 *
 * @param headers as they are written
 * @param records in order
 * @param faults what is wrong with the file as a table
 */
record CsvTable(List<String> headers, List<Record> records, List<Fault> faults) {
  private static final char QUOTE = '"';

  /**
   * A record.
   *
   * @param row its number in the file, of which the header is 1
   */
  record Record(int row, List<String> cells) {}

  static CsvTable read(String csv) {
    String text = csv.startsWith("\ufeff") ? csv.substring(1) : csv;
    List<Record> records = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = reader(text)) {
      Iterator<CsvRecord> all = reader.iterator();
      while (all.hasNext()) {
        records.add(new Record(records.size() + 1, all.next().getFields()));
      }
    } catch (CsvParseException e) {
      faults.add(
          new Fault(
              at(records.size() + 1),
              "has text after a closing quote; the rows below it were not read"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (records.isEmpty()) {
      faults.add(new Fault("csv", "is empty: it needs a header and rows"));
      return new CsvTable(List.of(), List.of(), faults);
    }
    List<String> headers = records.remove(0).cells().stream().map(String::strip).toList();
    if (endsInQuotes(text) && !records.isEmpty()) {
      Record last = records.remove(records.size() - 1);
      int column = Math.min(last.cells().size(), headers.size()) - 1;
      faults.add(
          new Fault(
              at(last.row()) + ", " + headers.get(Math.max(0, column)),
              "begins with a quote that is never closed"));
    }
    records.removeIf(record -> record.cells().stream().allMatch(String::isBlank));
    return new CsvTable(headers, records, faults);
  }

  /** How a fault names a row. */
  static String at(int row) {
    return "row " + row;
  }

  private static CsvReader<CsvRecord> reader(String text) {
    return CsvReader.builder()
        .skipEmptyLines(false)
        .allowMissingFields(true)
        .allowExtraFields(true)
        .maxBufferSize(Math.max(text.length() + 1, 1 << 16))
        .ofCsvRecord(text);
  }

  /** Whether the text ends inside a quoted cell, which the reader takes for its end. */
  private static boolean endsInQuotes(String text) {
    boolean quoted = false;
    boolean begins = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == QUOTE && i + 1 < text.length() && text.charAt(i + 1) == QUOTE) {
          i++;
        } else if (c == QUOTE) {
          quoted = false;
        }
      } else {
        quoted = begins && c == QUOTE;
        begins = c == ',' || c == '\n' || c == '\r';
      }
    }
    return quoted;
  }
}
