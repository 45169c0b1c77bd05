package dev.storehand.core.schema;

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
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the annotations of jakarta.validation, and what a type bounds by itself, into the keywords
 * of JSON Schema.
 */
final class Bounds {
  /** What a number of JavaScript holds exactly: 2^53 - 1. */
  static final long SAFE = 9_007_199_254_740_991L;

  private Bounds() {}

  static void put(ObjectNode schema, Kind kind) {
    if (kind.type() == String.class) {
      size(schema, kind, "minLength", "maxLength");
      kind.bound(Pattern.class).ifPresent(p -> schema.set("pattern", PatternText.of(p)));
    } else if (kind.type() == TimeOrDay.class) {
      schema.put("maxLength", Times.LONGEST);
      schema.set("pattern", PatternText.of(Times.TIME_OR_DAY, Sentences.TIME_OR_DAY));
    } else if (kind.isWholeNumber()) {
      schema.put("minimum", least(kind));
      schema.put("maximum", most(kind));
    } else if (kind.type() == BigDecimal.class) {
      decimal(schema, kind);
    } else if (kind.isList()) {
      size(schema, kind, "minItems", "maxItems");
    } else if (kind.isMap()) {
      size(schema, kind, "minProperties", "maxProperties");
    }
  }

  private static void size(ObjectNode schema, Kind kind, String least, String most) {
    Optional<Size> size = kind.bound(Size.class);
    size.filter(s -> s.min() > 0).ifPresent(s -> schema.put(least, s.min()));
    size.filter(s -> s.max() < Integer.MAX_VALUE).ifPresent(s -> schema.put(most, s.max()));
  }

  static long least(Kind kind) {
    long least = kind.type() == int.class ? Integer.MIN_VALUE : -SAFE;
    least = Math.max(least, kind.bound(Min.class).map(Min::value).orElse(least));
    least = kind.bound(PositiveOrZero.class).isPresent() ? Math.max(least, 0) : least;
    return kind.bound(Positive.class).isPresent() ? Math.max(least, 1) : least;
  }

  static long most(Kind kind) {
    long most = kind.type() == int.class ? Integer.MAX_VALUE : SAFE;
    return Math.min(most, kind.bound(Max.class).map(Max::value).orElse(most));
  }

  private static void decimal(ObjectNode schema, Kind kind) {
    Optional<Digits> digits = kind.bound(Digits.class);
    Optional<BigDecimal> step = digits.map(d -> BigDecimal.ONE.movePointLeft(d.fraction()));
    Optional<BigDecimal> widest =
        digits.map(d -> BigDecimal.ONE.movePointRight(d.integer()).subtract(step.get()));
    Optional<BigDecimal> least = kind.bound(DecimalMin.class).map(m -> new BigDecimal(m.value()));
    Optional<BigDecimal> most = kind.bound(DecimalMax.class).map(m -> new BigDecimal(m.value()));
    widest
        .map(BigDecimal::negate)
        .map(w -> least.map(w::max).orElse(w))
        .or(() -> least)
        .ifPresent(m -> schema.set("minimum", plain(m)));
    widest
        .map(w -> most.map(w::min).orElse(w))
        .or(() -> most)
        .ifPresent(m -> schema.set("maximum", plain(m)));
    step.ifPresent(s -> schema.set("multipleOf", plain(s)));
  }

  /** 1000, not 1E+3 or 1000.0. */
  private static JsonNode plain(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return JsonNodeFactory.instance.numberNode(bare.scale() < 0 ? bare.setScale(0) : bare);
  }
}
