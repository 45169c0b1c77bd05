package dev.storehand.feature.catalog;

import dev.storehand.core.csv.CsvTable;
import dev.storehand.core.problem.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The cells of one record, read as what they should be; what is wrong with them is gathered. */
final class ShopifyCells {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");
  private static final Map<String, Boolean> FLAGS =
      Map.of("true", true, "false", false, "yes", true, "no", false, "1", true, "0", false);
  private static final List<String> STATUSES = List.of("active", "draft", "archived");

  private final CsvTable.Record record;
  private final Map<ShopifyColumn, Integer> columns;
  private final List<String> headers;
  private final List<Fault> faults = new ArrayList<>();

  ShopifyCells(CsvTable.Record record, Map<ShopifyColumn, Integer> columns, List<String> headers) {
    this.record = record;
    this.columns = columns;
    this.headers = headers;
  }

  List<Fault> faults() {
    return faults;
  }

  void fault(ShopifyColumn column, String sentence) {
    String header =
        columns.containsKey(column) ? headers.get(columns.get(column)) : column.header();
    faults.add(new Fault(CsvTable.at(record.row(), header), sentence));
  }

  /**
   * The text of a cell without outer spaces; nothing where it is blank or the file has no such
   * column.
   */
  Optional<String> text(ShopifyColumn column) {
    return Optional.ofNullable(columns.get(column))
        .map(record.cells()::get)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** A price such as 12.50, in the currency's minor unit. */
  Optional<Long> money(ShopifyColumn column, Currency currency) {
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    return read(
        column,
        "must be a price such as "
            + BigDecimal.valueOf(1250, digits).toPlainString()
            + " in "
            + currency,
        text ->
            number(text)
                .filter(n -> n.signum() >= 0)
                .flatMap(n -> exact(n.movePointRight(digits))));
  }

  /** A number, half up to a whole one. */
  Optional<Long> rounded(ShopifyColumn column) {
    return read(
        column,
        "must be a number such as 250",
        text -> number(text).flatMap(n -> exact(n.setScale(0, RoundingMode.HALF_UP))));
  }

  /** A whole number. */
  Optional<Long> whole(ShopifyColumn column) {
    return read(
        column,
        "must be a whole number such as 12",
        text -> number(text).flatMap(ShopifyCells::exact));
  }

  Optional<Boolean> flag(ShopifyColumn column) {
    return read(
        column,
        "must be true or false",
        text -> Optional.ofNullable(FLAGS.get(text.toLowerCase(Locale.ROOT))));
  }

  /** The status as newer files say it, else as older ones do. */
  Optional<String> status() {
    Optional<Boolean> published = flag(ShopifyColumn.PUBLISHED);
    Optional<String> status =
        read(
            ShopifyColumn.STATUS,
            "must be active, draft or archived",
            text -> Optional.of(text.toLowerCase(Locale.ROOT)).filter(STATUSES::contains));
    return status.or(() -> published.map(yes -> yes ? "active" : "draft"));
  }

  /** The tags between commas, each once. */
  Optional<List<String>> tags() {
    return text(ShopifyColumn.TAGS)
        .map(
            text -> {
              Map<String, String> each = new LinkedHashMap<>();
              for (String tag : text.split(",")) {
                if (!tag.isBlank()) {
                  each.putIfAbsent(tag.strip().toLowerCase(Locale.ROOT), tag.strip());
                }
              }
              return List.copyOf(each.values());
            });
  }

  private <T> Optional<T> read(
      ShopifyColumn column, String sentence, Function<String, Optional<T>> parsing) {
    Optional<String> text = text(column);
    Optional<T> value = text.flatMap(parsing);
    if (text.isPresent() && value.isEmpty()) {
      fault(column, sentence + ", not " + shortened(text.get()));
    }
    return value;
  }

  private static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  private static Optional<Long> exact(BigDecimal number) {
    try {
      return Optional.of(number.longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
