package dev.storehand.core.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How the few types that need care are read and written: whole numbers, times and dates. */
final class Bindings {
  /**
   * Above this many digits before the point no long can hold it; it also keeps 1e999999999 from
   * filling the memory.
   */
  private static final int LONG_DIGITS = 19;

  private Bindings() {}

  static SimpleModule module() {
    return new SimpleModule("storehand")
        .addSerializer(new TextWriter<>(Instant.class, Times::text))
        .addSerializer(new TextWriter<>(TimeOrDay.class, TimeOrDay::toString))
        .addDeserializer(Instant.class, new TextReader<>(Instant.class, Times::time))
        .addDeserializer(LocalDate.class, new TextReader<>(LocalDate.class, Times::date))
        .addDeserializer(TimeOrDay.class, new TextReader<>(TimeOrDay.class, Times::timeOrDay))
        .addDeserializer(int.class, new IntReader(int.class))
        .addDeserializer(Integer.class, new IntReader(Integer.class))
        .addDeserializer(long.class, new LongReader(long.class))
        .addDeserializer(Long.class, new LongReader(Long.class));
  }

  private static final class TextWriter<T> extends StdSerializer<T> {
    private final transient Function<T, String> writing;

    TextWriter(Class<T> type, Function<T, String> writing) {
      super(type);
      this.writing = writing;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      out.writeString(writing.apply(value));
    }
  }

  private static final class TextReader<T> extends StdDeserializer<T> {
    private final transient Function<String, Optional<T>> reading;

    TextReader(Class<T> type, Function<String, Optional<T>> reading) {
      super(type);
      this.reading = reading;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) {
      if (!in.hasToken(JsonToken.VALUE_STRING)) {
        @SuppressWarnings("unchecked")
        T other = (T) context.handleUnexpectedToken(getValueType(context), in);
        return other;
      }
      String text = in.getString();
      return reading
          .apply(text)
          .orElseThrow(() -> context.weirdStringException(text, handledType(), "not of this form"));
    }
  }

  private static final class IntReader extends StdDeserializer<Integer> {
    IntReader(Class<Integer> type) {
      super(type);
    }

    @Override
    public Integer deserialize(JsonParser in, DeserializationContext context) {
      if (in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        return in.getIntValue();
      }
      long whole = whole(in, context, this);
      if ((int) whole != whole) {
        throw context.weirdNumberException(whole, handledType(), "out of range");
      }
      return (int) whole;
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
      return noNull(context, this);
    }
  }

  private static final class LongReader extends StdDeserializer<Long> {
    LongReader(Class<Long> type) {
      super(type);
    }

    @Override
    public Long deserialize(JsonParser in, DeserializationContext context) {
      return in.hasToken(JsonToken.VALUE_NUMBER_INT) ? in.getLongValue() : whole(in, context, this);
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
      return noNull(context, this);
    }
  }

  /** Null, or nothing at all, is no int; an empty Optional asks the same of an Integer. */
  private static Object noNull(DeserializationContext context, StdDeserializer<?> reader) {
    return reader.handledType().isPrimitive()
        ? context.reportInputMismatch(reader, "null is no number")
        : null;
  }

  /** Reads 1.0 and 1e2, which JSON Schema counts as whole numbers. */
  private static long whole(
      JsonParser in, DeserializationContext context, StdDeserializer<?> reader) {
    if (!in.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
      return context.reportInputMismatch(reader, "not a number");
    }
    BigDecimal number = in.getDecimalValue();
    if (number.precision() - (long) number.scale() <= LONG_DIGITS) {
      BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
      if (plain.scale() <= 0) {
        BigInteger whole = plain.toBigInteger();
        if (whole.bitLength() < Long.SIZE) {
          return whole.longValue();
        }
      }
    }
    throw context.weirdNumberException(number, reader.handledType(), "not a whole number");
  }
}
