package dev.storehand.core.schema;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import dev.storehand.core.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategy;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * The one JSON mapper of the program. Names are snake_case, enum constants lower case, times UTC
 * with milliseconds and Z, an empty Optional is left out. Reading is strict: no unknown or repeated
 * names, no coercion but of 1.0 to a whole number, at most {@value #MAX_DEPTH} levels.
 */
public final class Json {
  /** How deep an input may be nested. */
  public static final int MAX_DEPTH = 32;

  /** How many characters a number may have. */
  public static final int MAX_NUMBER_LENGTH = 1000;

  /** How many characters a name may have. */
  public static final int MAX_NAME_LENGTH = 256;

  /**
   * How many names, values, brackets and braces an input may have: an empty object takes 2 bytes to
   * send, 100 to keep.
   */
  public static final int MAX_TOKENS = 1_000_000;

  private static final JsonMapper MAPPER = build();

  private Json() {}

  /** The mapper, shared by everyone; it cannot be changed. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** A new empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A record as a tree. */
  public static ObjectNode tree(Object record) {
    return MAPPER.valueToTree(record);
  }

  /** A record or a tree as UTF-8 text. */
  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /**
   * Reads one object from UTF-8.
   *
   * @throws Problem 400 invalid_request, with line and column, if it is anything else than one
   *     clean JSON object
   */
  public static ObjectNode parse(byte[] utf8) {
    return JsonText.of(utf8).object();
  }

  /** As {@link #parse(byte[])}. */
  public static ObjectNode parse(String text) {
    return JsonText.of(text).object();
  }

  /** As {@link #parse(byte[])}; the stream is read to its end, so whoever opened it bounds it. */
  public static ObjectNode parse(InputStream stream) {
    try {
      return parse(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a text may be stored: it has no U+0000 and no half of a surrogate pair. */
  public static boolean clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)
          && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
        return false;
      }
    }
    return true;
  }

  private static JsonMapper build() {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(limits())
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                .build())
        .addModule(Bindings.module())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enumNamingStrategy(new LowerCase())
        // A record is its components, whatever else its methods are called.
        .changeDefaultVisibility(
            v ->
                v.withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE))
        .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .changeDefaultNullHandling(n -> n.withContentNulls(Nulls.FAIL))
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            c ->
                c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
  }

  private static StreamReadConstraints limits() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(MAX_DEPTH)
        .maxNumberLength(MAX_NUMBER_LENGTH)
        .maxNameLength(MAX_NAME_LENGTH)
        .maxTokenCount(MAX_TOKENS)
        .build();
  }

  /** HALF_UP is written half_up. */
  private static final class LowerCase implements EnumNamingStrategy {
    @Override
    public String convertEnumToExternalName(
        MapperConfig<?> config, AnnotatedClass type, String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  }
}
