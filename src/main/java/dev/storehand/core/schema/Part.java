package dev.storehand.core.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.PropertyNamingStrategies;

/**
 * A component of a record, read by reflection.
 *
 * @param name as clients write it
 * @param declared its type as written in Java
 * @param optional whether it is an Optional; {@code kind} is then what the Optional holds
 */
record Part(
    String name,
    Class<?> declared,
    Optional<String> doc,
    boolean optional,
    boolean readOnly,
    boolean secret,
    Kind kind) {
  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> record) {
          return Arrays.stream(record.getRecordComponents()).flatMap(Part::all).toList();
        }
      };

  /** The components of a record, in their order; those of an unwrapped one are its own. */
  static List<Part> of(Class<?> record) {
    return PARTS.get(record);
  }

  /** One, or the components of the record that it stands for. */
  private static Stream<Part> all(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
        ? of(component.getType()).stream()
        : Stream.of(of(component));
  }

  private static Part of(RecordComponent component) {
    AnnotatedType type = component.getAnnotatedType();
    boolean optional = component.getType() == Optional.class;
    AnnotatedType[] held = optional ? Kind.arguments(type) : new AnnotatedType[0];
    Kind kind =
        held.length == 1
            ? Kind.of(held[0], List.<Annotation>of(type.getAnnotations()))
            : Kind.of(type, List.of());
    return new Part(
        name(component.getDeclaringRecord(), component.getName()),
        component.getType(),
        Optional.ofNullable(component.getAnnotation(Doc.class)).map(Doc::value),
        optional,
        component.isAnnotationPresent(ReadOnly.class),
        component.isAnnotationPresent(Secret.class),
        kind);
  }

  /** The name a client sees for a component: that of {@code @JsonProperty}, else snake_case. */
  static String name(Class<?> record, String component) {
    try {
      JsonProperty given = record.getDeclaredField(component).getAnnotation(JsonProperty.class);
      boolean named = given != null && !given.value().isEmpty();
      return named ? given.value() : snakeCase(component);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As the mapper does it; its strategy looks at the name alone. */
  private static String snakeCase(String component) {
    return PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, component);
  }
}
