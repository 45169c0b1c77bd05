package dev.storehand.core.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A type at one place of a record, with the annotations written there.
 *
 * @param type the raw type, numbers and flags unboxed; {@code Object} where it has no class, such
 *     as {@code ?}
 * @param bounds the annotations on it, from the outside in, so that the last one of its sort is the
 *     closest
 * @param key of a map, what its names are
 * @param inner of a list its items, of a map its values
 */
record Kind(Class<?> type, List<Annotation> bounds, Optional<Kind> key, Optional<Kind> inner) {
  private static final Set<Class<?>> PLAIN =
      Set.of(
          String.class,
          boolean.class,
          int.class,
          long.class,
          BigDecimal.class,
          Instant.class,
          LocalDate.class,
          TimeOrDay.class);
  private static final Map<Class<?>, Class<?>> UNBOXED =
      Map.of(Integer.class, int.class, Long.class, long.class, Boolean.class, boolean.class);

  static Kind of(AnnotatedType type, List<Annotation> outside) {
    List<Annotation> bounds = new ArrayList<>(outside);
    bounds.addAll(List.of(type.getAnnotations()));
    Class<?> raw = raw(type.getType());
    Optional<Kind> key = Optional.empty();
    Optional<Kind> inner = Optional.empty();
    if (raw == List.class || raw == Map.class) {
      AnnotatedType[] arguments = arguments(type);
      if (arguments.length > 0) {
        inner = Optional.of(of(arguments[arguments.length - 1], List.of()));
        key = raw == Map.class ? Optional.of(of(arguments[0], List.of())) : key;
      }
    }
    return new Kind(UNBOXED.getOrDefault(raw, raw), List.copyOf(bounds), key, inner);
  }

  static AnnotatedType[] arguments(AnnotatedType type) {
    return type instanceof AnnotatedParameterizedType generic
        ? generic.getAnnotatedActualTypeArguments()
        : new AnnotatedType[0];
  }

  private static Class<?> raw(Type type) {
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }

  /** The closest annotation of a sort. */
  <A extends Annotation> Optional<A> bound(Class<A> sort) {
    for (int i = bounds.size() - 1; i >= 0; i--) {
      if (sort.isInstance(bounds.get(i))) {
        return Optional.of(sort.cast(bounds.get(i)));
      }
    }
    return Optional.empty();
  }

  boolean isRecord() {
    return type.isRecord();
  }

  boolean isList() {
    return type == List.class;
  }

  boolean isMap() {
    return type == Map.class;
  }

  boolean isWholeNumber() {
    return type == int.class || type == long.class;
  }

  /**
   * Any JSON object: only where the server answers what it keeps of other rooms, such as events.
   */
  boolean isAnyObject() {
    return type == ObjectNode.class;
  }

  /** Whether it belongs to the closed set, itself; what is inside is asked of {@link #inner}. */
  boolean isKnown() {
    boolean container = (isList() || isMap()) && inner.isPresent();
    return PLAIN.contains(type) || type.isEnum() || isRecord() || container || isAnyObject();
  }
}
