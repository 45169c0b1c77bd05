package dev.storehand.core.db;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An enum's values as clients and tables write them: lower case, or what {@link JsonProperty} says.
 */
final class Wire {
  private static final ClassValue<Names> NAMES =
      new ClassValue<>() {
        @Override
        protected Names computeValue(Class<?> type) {
          return Names.of(type);
        }
      };

  private Wire() {}

  static String of(Enum<?> value) {
    return NAMES.get(value.getDeclaringClass()).byOrdinal[value.ordinal()];
  }

  static <E extends Enum<E>> E parse(String text, Class<E> type) {
    Object found = NAMES.get(type).byText.get(text);
    if (found == null) {
      throw new IllegalStateException("no " + type.getSimpleName() + " is written " + text);
    }
    return type.cast(found);
  }

  private record Names(String[] byOrdinal, Map<String, Object> byText) {

    static Names of(Class<?> type) {
      Object[] all = type.getEnumConstants();
      String[] texts = new String[all.length];
      Map<String, Object> byText = new HashMap<>();
      for (int i = 0; i < all.length; i++) {
        texts[i] = text(type, (Enum<?>) all[i]);
        byText.put(texts[i], all[i]);
      }
      return new Names(texts, Collections.unmodifiableMap(byText));
    }

    private static String text(Class<?> type, Enum<?> value) {
      try {
        Field field = type.getField(value.name());
        JsonProperty said = field.getAnnotation(JsonProperty.class);
        return said != null && !said.value().isEmpty()
            ? said.value()
            : value.name().toLowerCase(Locale.ROOT);
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
