package dev.storehand.core.db;

import java.lang.reflect.Type;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Values kept as JSON text in one column. */
final class Documents {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private Documents() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T> T read(String text, Class<T> type) {
    return MAPPER.readValue(text, type);
  }

  static <T> T read(String text, Type type) {
    JavaType known = MAPPER.constructType(type);
    return MAPPER.readValue(text, known);
  }
}
