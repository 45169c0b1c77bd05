package dev.storehand.core.db;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Values kept as JSON text in one column. */
final class Documents {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  /** Few, since each is written somewhere in a store. */
  private static final Map<Type, Reader> READERS = new ConcurrentHashMap<>();

  private Documents() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T> T read(String text, Class<T> type) {
    return read(text, (Type) type);
  }

  static <T> T read(String text, Type type) {
    return READERS.computeIfAbsent(type, Reader::of).read(text);
  }

  /**
   * Reads one type.
   *
   * @param empties the texts of what is empty: most lists and maps are, and need no parser
   */
  private record Reader(ObjectReader reader, Map<String, Object> empties) {
    static Reader of(Type type) {
      JavaType known = MAPPER.constructType(type);
      Map<String, Object> empties =
          known.hasRawClass(Map.class)
              ? Map.of("{}", Map.of())
              : known.hasRawClass(List.class) ? Map.of("[]", List.of()) : Map.of();
      return new Reader(MAPPER.readerFor(known), empties);
    }

    @SuppressWarnings("unchecked")
    <T> T read(String text) {
      Object empty = empties.get(text);
      return empty == null ? reader.readValue(text) : (T) empty;
    }
  }
}
