package dev.storehand.core.schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What differs between two states of a record. */
public final class Changes {
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> record) {
          return Arrays.stream(record.getRecordComponents())
              .map(Field::of)
              .sorted(Comparator.comparing(Field::name))
              .toList();
        }
      };

  private Changes() {}

  /**
   * Each field that differs, by the name that clients see, with both values; null stands for what
   * is absent.
   *
   * @param before a record
   * @param after another of the same type
   */
  public static Map<String, List<Object>> between(Object before, Object after) {
    Map<String, List<Object>> changes = new TreeMap<>();
    for (Field field : FIELDS.get(after.getClass())) {
      Object old = field.of(before);
      Object now = field.of(after);
      if (field.unwrapped) {
        changes.putAll(between(old, now));
      } else if (!Objects.equals(old, now)) {
        changes.put(field.name, Collections.unmodifiableList(Arrays.asList(old, now)));
      }
    }
    return changes;
  }

  /** A part of the record; the parts of an unwrapped one are shown as the record's own. */
  private record Field(String name, Method accessor, boolean unwrapped) {
    static Field of(RecordComponent component) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return new Field(
          Part.name(component.getDeclaringRecord(), component.getName()),
          accessor,
          accessor.isAnnotationPresent(JsonUnwrapped.class));
    }

    Object of(Object record) {
      try {
        Object value = accessor.invoke(record);
        return value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
