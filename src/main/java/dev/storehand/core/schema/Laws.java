package dev.storehand.core.schema;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** The laws of the closed set. Each breach is a sentence that begins with where it is. */
final class Laws {
  /** What a record is looked at for. */
  enum Use {
    /** That a schema can be made at all. */
    TYPES,
    /** Documented as well. */
    OUTPUT,
    /** Documented and bounded as well. */
    INPUT,
    /** As an input, less what only the server sets. */
    PATCH
  }

  private static final java.util.regex.Pattern NAME =
      java.util.regex.Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Set<Class<?>> BOXED = Set.of(Integer.class, Long.class, Boolean.class);
  private static final Set<Class<?>> SIZED = Set.of(Size.class);
  private static final Set<Class<?>> TEXT = Set.of(Size.class, Pattern.class);
  private static final Set<Class<?>> WHOLE =
      Set.of(Min.class, Max.class, Positive.class, PositiveOrZero.class);
  private static final Set<Class<?>> DECIMAL =
      Set.of(DecimalMin.class, DecimalMax.class, Digits.class);

  private final Use use;
  private final List<String> breaches = new ArrayList<>();

  Laws(Use use) {
    this.use = use;
  }

  List<String> breaches(Class<?> record) {
    if (record.isRecord()) {
      record(record.getSimpleName(), record, List.of(), use == Use.INPUT || use == Use.PATCH);
    } else {
      breaches.add(record.getSimpleName() + " is not a record");
    }
    return List.copyOf(breaches);
  }

  private void record(String at, Class<?> record, List<Class<?>> outer, boolean bounded) {
    if (outer.contains(record)) {
      breaches.add(at + " contains itself: " + record.getSimpleName());
      return;
    }
    if (record.getTypeParameters().length > 0) {
      breaches.add(at + " is a record with type parameters");
      return;
    }
    List<Class<?>> chain = new ArrayList<>(outer);
    chain.add(record);
    for (Part part : Part.of(record)) {
      if (use == Use.PATCH && outer.isEmpty() && part.name().equals(Patches.UNSET)) {
        breaches.add(at + ".unset has the name of the argument that clears");
      }
      part(at + "." + part.name(), part, chain, bounded && !spared(part));
    }
  }

  /** A patch never carries what only the server sets. */
  private boolean spared(Part part) {
    return use == Use.PATCH && part.readOnly();
  }

  private void part(String at, Part part, List<Class<?>> chain, boolean bounded) {
    if (!NAME.matcher(part.name()).matches()) {
      breaches.add(at + " is not a name of at most 64 of a-z, 0-9 and _");
    }
    if (use != Use.TYPES && part.doc().filter(doc -> !doc.isBlank()).isEmpty()) {
      breaches.add(at + " has no @Doc");
    }
    if (BOXED.contains(part.declared())) {
      breaches.add(at + " is boxed: make it plain, or an Optional");
    }
    if (part.secret() && part.kind().type() != String.class) {
      breaches.add(at + " is @Secret but no text");
    }
    if (use == Use.PATCH && !part.readOnly()) {
      boolean merged = !part.optional() && part.kind().isRecord();
      if (!merged && hasReadOnly(part.kind(), List.of())) {
        breaches.add(at + " may be cleared or replaced, so nothing in it can be @ReadOnly");
      }
    }
    kind(at, part.kind(), chain, bounded);
  }

  private static boolean hasReadOnly(Kind kind, List<Class<?>> outer) {
    if (!kind.isRecord()) {
      return kind.inner().map(inner -> hasReadOnly(inner, outer)).orElse(false);
    }
    List<Class<?>> chain = new ArrayList<>(outer);
    chain.add(kind.type());
    return !outer.contains(kind.type())
        && Part.of(kind.type()).stream()
            .anyMatch(part -> part.readOnly() || hasReadOnly(part.kind(), chain));
  }

  private void kind(String at, Kind kind, List<Class<?>> chain, boolean bounded) {
    if (!kind.isKnown()) {
      breaches.add(at + " has a type outside the closed set: " + kind.type().getSimpleName());
      return;
    }
    kind.key()
        .filter(key -> key.type() != String.class || !key.bounds().isEmpty())
        .ifPresent(key -> breaches.add(at + " has keys that are not plain texts"));
    if (kind.isAnyObject() && (use == Use.INPUT || use == Use.PATCH)) {
      breaches.add(at + " takes any object; an input says what it takes");
    }
    annotations(at, kind);
    if (bounded && !bounded(kind)) {
      breaches.add(at + " has no bound");
    }
    if (kind.isRecord()) {
      record(at, kind.type(), chain, bounded);
    }
    String inside = kind.isList() ? at + "[]" : at + ".*";
    kind.inner().ifPresent(inner -> kind(inside, inner, chain, bounded));
  }

  private static boolean bounded(Kind kind) {
    if (kind.type() == BigDecimal.class) {
      return kind.bound(Digits.class).isPresent()
          || (kind.bound(DecimalMin.class).isPresent() && kind.bound(DecimalMax.class).isPresent());
    }
    boolean growing = kind.type() == String.class || kind.isList() || kind.isMap();
    Optional<Size> size = kind.bound(Size.class);
    return !growing || size.filter(s -> s.max() < Integer.MAX_VALUE).isPresent();
  }

  private void annotations(String at, Kind kind) {
    Set<Class<?>> fitting = fitting(kind);
    for (Annotation annotation : kind.bounds()) {
      Class<? extends Annotation> sort = annotation.annotationType();
      boolean constraint =
          sort.isAnnotationPresent(Constraint.class) || sort.getName().endsWith("$List");
      if (constraint && !fitting.contains(sort)) {
        breaches.add(at + " cannot have @" + sort.getSimpleName());
      }
    }
    kind.bound(Pattern.class).ifPresent(pattern -> pattern(at, pattern));
    kind.bound(Size.class)
        .filter(size -> size.min() > size.max())
        .ifPresent(size -> breaches.add(at + " has a least size above its greatest"));
    if (kind.isWholeNumber() && Bounds.least(kind) > Bounds.most(kind)) {
      breaches.add(at + " has a minimum above its maximum");
    }
    boolean exclusive =
        kind.bound(DecimalMin.class).filter(min -> !min.inclusive()).isPresent()
            || kind.bound(DecimalMax.class).filter(max -> !max.inclusive()).isPresent();
    if (exclusive) {
      breaches.add(at + " has a bound that is not inclusive");
    }
  }

  private static Set<Class<?>> fitting(Kind kind) {
    if (kind.type() == String.class) {
      return TEXT;
    }
    if (kind.isWholeNumber()) {
      return WHOLE;
    }
    if (kind.type() == BigDecimal.class) {
      return DECIMAL;
    }
    return kind.isList() || kind.isMap() ? SIZED : Set.of();
  }

  private void pattern(String at, Pattern pattern) {
    if (pattern.flags().length > 0) {
      breaches.add(at + " has a pattern with flags");
    }
    try {
      java.util.regex.Pattern.compile(pattern.regexp());
    } catch (PatternSyntaxException e) {
      breaches.add(at + " has a pattern that does not compile: " + pattern.regexp());
    }
  }
}
