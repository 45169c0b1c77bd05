package dev.storehand.core.db;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Values kept as JSON text in one column. */
final class Documents {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /** Few, since each is written somewhere in a store. */
  private static final Map<Type, ObjectReader> READERS = new ConcurrentHashMap<>();

  private Documents() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T> T read(String text, Class<T> type) {
    return read(text, (Type) type);
  }

  static <T> T read(String text, Type type) {
    return READERS
        .computeIfAbsent(type, each -> MAPPER.readerFor(MAPPER.constructType(each)))
        .readValue(text);
  }
}
