package dev.storehand.core.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records of every type and bound. */
final class Samples {
  private Samples() {}

  enum Mode {
    AUTO,
    MANUAL,
    HALF_UP,
    @JsonProperty("pre-paid")
    PREPAID
  }

  @Doc("One line of an order.")
  record Line(
      @Doc("Which SKU.") @Size(min = 1, max = 8) String skuCode,
      @Doc("How many.") @Min(1) @Max(500) int delta,
      @Doc("A remark.") @Size(max = 5) Optional<String> remark) {}

  record Everything(
      @Doc("A text.") @Size(min = 2, max = 4) String text,
      @Doc("A code.")
          @Size(max = 8)
          @Pattern(regexp = "[a-z]+[0-9]*", message = "must be letters, then digits")
          String code,
      @Doc("A flag.") boolean flag,
      @Doc("A small number.") @Min(-3) @Max(7) int small,
      @Doc("Any int.") int any,
      @Doc("A count.") @PositiveOrZero long count,
      @Doc("Any long.") long big,
      @Doc("A share.") @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
          BigDecimal share,
      @Doc("A ratio.") @DecimalMin("-0.5") @DecimalMax("1e3") BigDecimal ratio,
      @Doc("When.") Instant at,
      @Doc("Which day.") LocalDate day,
      @Doc("How.") Mode mode,
      @Doc("The first line.") Line line,
      @Doc("Labels.") @Size(min = 1, max = 3) List<@Size(min = 1, max = 4) String> labels,
      @Doc("Lines.") @Size(max = 2) List<Line> lines,
      @Doc("Facts.") @Size(max = 2) Map<String, @Size(max = 3) String> facts,
      @Doc("Counts.") @Size(max = 2) Map<String, @Min(0) @Max(9) Integer> counts) {}

  record Perhaps(
      @Doc("Why.") @Size(max = 6) Optional<String> reason,
      @Doc("Inner bound.") Optional<@Size(max = 7) String> inner,
      @Doc("A number.") @Positive @Max(9) Optional<Integer> number,
      @Doc("A long.") @Positive Optional<Long> total,
      @Doc("A flag.") Optional<Boolean> flag,
      @Doc("A price.") @Digits(integer = 4, fraction = 0) Optional<BigDecimal> price,
      @Doc("When.") Optional<Instant> at,
      @Doc("Which day.") Optional<LocalDate> day,
      @Doc("Since when.") Optional<TimeOrDay> since,
      @Doc("Ends.") @Size(max = 2) Optional<List<TimeOrDay>> ends,
      @Doc("How.") Optional<Mode> mode,
      @Doc("A line.") Optional<Line> line,
      @Doc("Tags.") Optional<@Size(max = 2) List<@Size(max = 3) String>> tags,
      @Doc("Days.") @Size(max = 2) Optional<List<LocalDate>> days,
      @Doc("Deep.") @Size(max = 2)
          Optional<Map<String, @Size(max = 2) List<@Max(4) @Min(0) Long>>> deep) {}

  record Terms(
      @Doc("The text.") @Size(max = 20) String text,
      @Doc("A link.") @Size(max = 20) Optional<String> url) {}

  record Style(
      @Doc("The colour.") @Size(max = 7) Optional<String> color,
      @Doc("The corner, in pixels.") @Min(0) @Max(40) int corner,
      @Doc("Set by the server.") @ReadOnly int revision) {}

  /** The resource of a patch. */
  record Widget(
      @Doc("Which.") @ReadOnly String id,
      @Doc("The button's text.") @Size(min = 1, max = 20) String buttonText,
      @Doc("Whether it shows.") boolean enabled,
      @Doc("A badge.") @Size(max = 10) Optional<String> badge,
      @Doc("The terms.") Optional<Terms> terms,
      @Doc("How it looks.") Style style,
      @Doc("Lines.") @Size(max = 2) List<Line> lines,
      @Doc("Facts.") @Size(max = 3) Map<String, @Size(max = 5) String> metadata,
      @Doc("Lines by name.") @Size(max = 3) Map<String, Line> named,
      @Doc("When it changed.") @ReadOnly Optional<Instant> updatedAt) {}

  record Key(
      @Doc("Which.") @Size(max = 40) String id,
      @Doc("Shown once.") @Secret @Size(max = 80) String secret,
      @Doc("Shown once.") @Secret @Size(max = 80) Optional<String> other) {}

  record Keys(
      @Doc("All of them.") @Size(max = 9) List<Key> keys,
      @Doc("By name.") @Size(max = 9) Map<String, Key> named) {}

  static Widget widget() {
    return new Widget(
        "wdg_1",
        "Preorder",
        true,
        Optional.of("new"),
        Optional.empty(),
        new Style(Optional.of("#fff"), 4, 7),
        List.of(new Line("A", 1, Optional.empty())),
        Map.of("a", "1"),
        Map.of("x", new Line("X", 2, Optional.of("r"))),
        Optional.of(Instant.EPOCH));
  }
}
