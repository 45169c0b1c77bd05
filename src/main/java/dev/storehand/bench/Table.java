package dev.storehand.bench;

import java.io.PrintStream;
import java.util.Locale;

/** The results as a table of Markdown, printed row by row. */
final class Table {
  private final PrintStream out;
  private boolean missed;

  Table(PrintStream out) {
    this.out = out;
    out.println("| | callers | req/s | p50 ms | p99 ms | ratio | target | |");
    out.println("|---|--:|--:|--:|--:|--:|--:|---|");
  }

  /** A measure's row. */
  void row(Measure measure, Rounds rounds) {
    double ratio = measure.against().map(other -> rounds.ratio(measure.name(), other)).orElse(0.0);
    String compared = measure.against().map(other -> text("%.2f of %s", ratio, other)).orElse("");
    boolean aims = measure.target() > 0;
    String wanted = aims ? text("≥ %s", plain(measure.target())) : "";
    String verdict = aims ? verdict(ratio >= measure.target()) : "";
    print(
        measure.name() + ": " + measure.what(),
        Integer.toString(measure.callers()),
        text("%,.0f", rounds.rate(measure.name())),
        text("%.2f", rounds.millis(measure.name(), 50)),
        text("%.2f", rounds.millis(measure.name(), 99)),
        compared,
        wanted,
        verdict);
  }

  /** A row of one figure that must not be more than its target. */
  void row(String what, double value, double most, String unit) {
    String shown = unit.equals("s") ? text("%.2f s", value) : text("%.0f %s", value, unit);
    print(what, "", "", "", "", shown, "≤ " + plain(most) + " " + unit, verdict(value <= most));
  }

  /** A row of one figure that must be at least its target. */
  void atLeast(String what, double value, double least, String unit) {
    String shown = text("%,.0f %s", value, unit);
    String wanted = text("≥ %,.0f %s", least, unit);
    print(what, "", "", "", "", shown, wanted, verdict(value >= least));
  }

  /** A row of a ratio that must not be more than its target. */
  void ratio(String what, double ratio, double most) {
    print(what, "", "", "", "", text("%.2f", ratio), "≤ " + plain(most), verdict(ratio <= most));
  }

  /** A row of a ratio that must be at least its target. */
  void ratioAtLeast(String what, double ratio, double least) {
    print(what, "", "", "", "", text("%.2f", ratio), "≥ " + plain(least), verdict(ratio >= least));
  }

  /** A row of a time that must be less than its target. */
  void millis(String what, double millis, double most) {
    String shown = text("%.2f ms", millis);
    print(what, "", "", "", "", shown, "< " + plain(most) + " ms", verdict(millis < most));
  }

  /** Whether a row missed its target. */
  boolean missed() {
    return missed;
  }

  private String verdict(boolean met) {
    missed |= !met;
    return met ? "met" : "missed";
  }

  private void print(String... cells) {
    out.println("| " + String.join(" | ", cells) + " |");
    out.flush();
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? text("%.0f", number) : Double.toString(number);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
