package dev.storehand.core.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A CSV file taken apart: its header and its records, the empty ones left out. A record that cannot
 * be read ends it.
 *
 * @param headers as they are written, without outer spaces
 * @param records in order
 * @param faults what is wrong with the file as a table
 */
public record CsvTable(List<String> headers, List<Record> records, List<Fault> faults) {
  /** How many rows a file may have below its header. */
  public static final int MOST_ROWS = 10_000;

  /** How many columns a file may have. */
  public static final int MOST_COLUMNS = 1_000;

  /** What some spreadsheets write between columns, and what it is called. */
  private static final Map<Character, String> OTHER_SEPARATORS =
      Map.of(';', "semicolons", '\t', "tabs");

  private static final String FILE = "csv";
  private static final String MARK = "\ufeff";
  private static final int LONGEST_HEADER = 60;
  private static final int LEAST_BUFFER = 1 << 16;

  /**
   * A record.
   *
   * @param row its number in the file, of which the header is 1
   */
  public record Record(int row, List<String> cells) {
    boolean blank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  /**
   * Reads a whole file. What is wrong with it is told in its faults; the rows that could be read
   * are there nevertheless.
   */
  public static CsvTable read(String csv) {
    String text = csv.startsWith(MARK) ? csv.substring(1) : csv;
    Extent extent = Extent.of(text);
    if (extent.columns() > MOST_COLUMNS) {
      return refused(at(extent.widest()), "has more than 1,000 columns");
    }
    Found found = find(text);
    List<Fault> faults = new ArrayList<>(found.faults());
    if (found.header().isEmpty()) {
      faults.add(new Fault(FILE, "is empty: it needs a header and rows"));
      return new CsvTable(List.of(), List.of(), faults);
    }
    List<String> headers = found.header().get(0).cells().stream().map(String::strip).toList();
    Optional<String> between = between(headers);
    if (between.isPresent()) {
      return refused(at(1), "has " + between.get() + " between its columns: write commas instead");
    }
    List<Record> records = new ArrayList<>(found.records());
    if (extent.endsInQuotes() && found.last() > 1) {
      int column = Math.min(extent.lastColumn(), headers.size());
      records.removeIf(record -> record.row() == found.last());
      faults.add(
          new Fault(
              at(found.last(), headers.get(column - 1)),
              "begins with a quote that is never closed"));
    }
    if (found.count() > MOST_ROWS) {
      return refused(
          FILE, "has %,d rows; at most %,d are taken at once".formatted(found.count(), MOST_ROWS));
    }
    records.forEach(record -> check(record, headers, faults));
    if (records.isEmpty() && faults.isEmpty()) {
      faults.add(new Fault(FILE, "has no rows below its header"));
    }
    return new CsvTable(headers, List.copyOf(records), List.copyOf(faults));
  }

  /** How a fault names a row. */
  public static String at(int row) {
    return "row " + row;
  }

  /** How a fault names a cell: by its row and its column's header, shortened where it is long. */
  public static String at(int row, String header) {
    String shown =
        header.codePointCount(0, header.length()) <= LONGEST_HEADER
            ? header
            : header.substring(0, header.offsetByCodePoints(0, LONGEST_HEADER)) + "…";
    return at(row) + ", " + shown;
  }

  /** What a header is taken apart by where commas part it less. */
  private static Optional<String> between(List<String> headers) {
    return OTHER_SEPARATORS.entrySet().stream()
        .filter(
            each ->
                headers.stream().flatMapToInt(String::chars).filter(c -> c == each.getKey()).count()
                    >= headers.size())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static CsvTable refused(String path, String sentence) {
    return new CsvTable(List.of(), List.of(), List.of(new Fault(path, sentence)));
  }

  private static void check(Record record, List<String> headers, List<Fault> faults) {
    for (int i = 0; i < Math.min(record.cells().size(), headers.size()); i++) {
      if (!Json.clean(record.cells().get(i))) {
        faults.add(new Fault(at(record.row(), headers.get(i)), "holds U+0000 or half a character"));
      }
    }
  }

  /**
   * What the reader found.
   *
   * @param header the first record, or none
   * @param records those that are not blank, at most {@link #MOST_ROWS}
   * @param count how many are not blank
   * @param last the number of the last record
   */
  private record Found(
      List<Record> header, List<Record> records, int count, int last, List<Fault> faults) {}

  private static Found find(String text) {
    List<Record> header = new ArrayList<>(1);
    List<Record> records = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    int row = 0;
    int count = 0;
    try (CsvReader<CsvRecord> reader = reader(text)) {
      Iterator<CsvRecord> all = reader.iterator();
      while (all.hasNext()) {
        Record record = new Record(++row, all.next().getFields());
        if (row == 1) {
          header.add(record);
        } else if (!record.blank() && ++count <= MOST_ROWS) {
          records.add(record);
        }
      }
    } catch (CsvParseException e) {
      faults.add(
          new Fault(
              at(row + 1), "has text after a closing quote; the rows below it were not read"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Found(header, records, count, row, faults);
  }

  private static CsvReader<CsvRecord> reader(String text) {
    return CsvReader.builder()
        .skipEmptyLines(false)
        .allowMissingFields(true)
        .allowExtraFields(true)
        .maxBufferSize(Math.max(text.length() + 1, LEAST_BUFFER))
        .ofCsvRecord(text);
  }
}
