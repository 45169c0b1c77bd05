package dev.storehand.core.schema;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/**
 * A text from outside that should be one JSON object; everything else becomes a 400 in plain words.
 */
final class JsonText {
  private static final ObjectReader TREES =
      Json.mapper()
          .readerFor(JsonNode.class)
          .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * Numbers such as 1e999999999 are short to write and huge to compute with. Written out, as the
   * mapper does, a number must stay one that can be read again.
   */
  private static final int MAX_WRITTEN_OUT = Json.MAX_NUMBER_LENGTH - 100;

  private static final String HALF_PAIR = "has half of a surrogate pair";

  private final Supplier<JsonParser> opening;

  private JsonText(Supplier<JsonParser> opening) {
    this.opening = opening;
  }

  static JsonText of(byte[] utf8) {
    if (startsWithMark(utf8)) {
      throw refused("starts with a byte order mark", "line 1, column 1");
    }
    checkUtf8(utf8);
    if (hasZero(utf8)) {
      throw refused("is not UTF-8", "line 1, column 1");
    }
    return new JsonText(() -> Json.mapper().createParser(utf8));
  }

  static JsonText of(String text) {
    if (text.startsWith("\uFEFF")) {
      throw refused("starts with a byte order mark", "line 1, column 1");
    }
    return new JsonText(() -> Json.mapper().createParser(text));
  }

  private static boolean startsWithMark(byte[] b) {
    return b.length >= 2
        && ((b[0] == (byte) 0xEF && b[1] == (byte) 0xBB)
            || (b[0] == (byte) 0xFE && b[1] == (byte) 0xFF)
            || (b[0] == (byte) 0xFF && b[1] == (byte) 0xFE));
  }

  /** UTF-16 and UTF-32 show themselves by a zero among the first four bytes. */
  private static boolean hasZero(byte[] b) {
    for (int i = 0; i < Math.min(4, b.length); i++) {
      if (b[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** The parser takes longer forms than needed, such as C0 AF for a slash, which are not UTF-8. */
  private static void checkUtf8(byte[] bytes) {
    int plain = 0;
    while (plain < bytes.length && bytes[plain] >= 0) {
      plain++;
    }
    if (plain == bytes.length) {
      return;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (StandardCharsets.UTF_8
        .newDecoder()
        .decode(in, CharBuffer.allocate(bytes.length), true)
        .isError()) {
      String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
      long line = before.chars().filter(c -> c == '\n').count() + 1;
      throw refused(
          "is not UTF-8",
          "line " + line + ", column " + (before.length() - before.lastIndexOf('\n')));
    }
  }

  ObjectNode object() {
    try (JsonParser parser = opening.get()) {
      JsonNode root = read(parser);
      if (!(root instanceof ObjectNode object)) {
        throw refused(
            root == null || root.isMissingNode() ? "is empty" : "is not a JSON object", "");
      }
      if (!clean(object)) {
        throw unclean();
      }
      return object;
    }
  }

  private static JsonNode read(JsonParser parser) {
    JsonNode root;
    try {
      root = TREES.readTree(parser);
    } catch (JacksonException e) {
      throw refused(reason(e, parser), place(e, parser));
    } catch (NumberFormatException e) {
      throw refused("has a number that is too large", place(parser.currentTokenLocation()));
    }
    try {
      if (parser.nextToken() == null) {
        return root;
      }
    } catch (JacksonException e) {
      // Whatever follows the object, that it is there is what matters.
    }
    throw refused("goes on after its end", place(parser.currentLocation()));
  }

  private static String reason(JacksonException e, JsonParser parser) {
    String message = String.valueOf(e.getOriginalMessage());
    if (e instanceof StreamConstraintsException) {
      return limit(message);
    }
    if (e instanceof UnexpectedEndOfInputException || message.startsWith("Unexpected end")) {
      return "ends too early";
    }
    if (message.startsWith("Broken surrogate pair")) {
      return HALF_PAIR;
    }
    if (message.startsWith("Duplicate Object property")) {
      return "names a field twice: " + Path.shown(String.valueOf(parser.currentName()));
    }
    return "is not valid JSON";
  }

  private static String limit(String message) {
    if (message.startsWith("Document nesting depth")) {
      return "is nested more than " + Json.MAX_DEPTH + " levels deep";
    }
    if (message.startsWith("Number value length")) {
      return "has a number of more than " + Json.MAX_NUMBER_LENGTH + " characters";
    }
    if (message.startsWith("Name length")) {
      return "has a field name of more than " + Json.MAX_NAME_LENGTH + " characters";
    }
    return message.startsWith("Token count")
        ? "has more than " + Json.MAX_TOKENS + " names and values"
        : "is too large";
  }

  private static boolean clean(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var property : object.properties()) {
        if (!Json.clean(property.getKey()) || !clean(property.getValue())) {
          return false;
        }
      }
      return true;
    }
    if (node.isArray()) {
      for (JsonNode item : node) {
        if (!clean(item)) {
          return false;
        }
      }
      return true;
    }
    if (node.isBigDecimal()) {
      return !tooLarge(node.decimalValue());
    }
    return !node.isString() || Json.clean(node.stringValue());
  }

  private static boolean tooLarge(BigDecimal number) {
    long precision = number.precision();
    long scale = number.scale();
    return (scale > 0 ? Math.max(precision, scale) : precision - scale) > MAX_WRITTEN_OUT;
  }

  /** Reads once more, only to find the place. */
  private Problem unclean() {
    try (JsonParser parser = opening.get()) {
      while (parser.nextToken() != null) {
        JsonToken token = parser.currentToken();
        String place = place(parser.currentTokenLocation());
        if (token == JsonToken.VALUE_NUMBER_FLOAT && tooLarge(parser.getDecimalValue())) {
          return refused("has a number that is too large", place);
        }
        boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
        if (text && !Json.clean(parser.getString())) {
          boolean zero = parser.getString().indexOf(0) >= 0;
          return refused(zero ? "has the character U+0000" : HALF_PAIR, place);
        }
      }
    }
    throw new IllegalStateException("clean on the second reading");
  }

  private static String place(JacksonException e, JsonParser parser) {
    TokenStreamLocation location = e.getLocation();
    return place(location == null ? parser.currentLocation() : location);
  }

  private static String place(TokenStreamLocation location) {
    return "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static Problem refused(String reason, String place) {
    String where = place.isEmpty() ? "" : " (" + place + ")";
    return Problem.of(Code.INVALID_REQUEST, "The input " + reason + where)
        .hint("Send one JSON object as plain UTF-8.");
  }
}
