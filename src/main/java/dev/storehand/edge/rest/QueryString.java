package dev.storehand.edge.rest;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.io.ByteArrayOutputStream;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns a query string into JSON by an action's schema: numbers, booleans and lists, strictly decoded. */
final class QueryString {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private QueryString() {}

  /** Adds the query's parameters to the arguments; what does not fit its type stays a text, for the schema to refuse. */
  static void into(ObjectNode arguments, String query, ObjectNode schema) {
    JsonNode properties = schema.path("properties");
    parse(query).forEach((name, values) -> arguments.set(name, value(values, properties.path(name))));
  }

  /** The parameters in order, each with its values. */
  static Map<String, List<String>> parse(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }
    return parameters;
  }

  private static JsonNode value(List<String> values, JsonNode schema) {
    if (schema.path("type").asString("").equals("array")) {
      ArrayNode list = NODES.arrayNode();
      String itemType = schema.path("items").path("type").asString("");
      values.stream()
          .flatMap(value -> List.of(value.split(",")).stream())
          .filter(value -> !value.isEmpty())
          .forEach(value -> list.add(scalar(value, itemType)));
      return list;
    }
    if (values.size() == 1) {
      return scalar(values.get(0), schema.path("type").asString(""));
    }
    ArrayNode tooMany = NODES.arrayNode();
    values.forEach(tooMany::add);
    return tooMany;
  }

  private static JsonNode scalar(String value, String type) {
    if (type.equals("integer") && WHOLE.matcher(value).matches()) {
      return NODES.numberNode(Long.parseLong(value));
    }
    if (type.equals("number") && DECIMAL.matcher(value).matches()) {
      return NODES.numberNode(new BigDecimal(value));
    }
    if (type.equals("boolean") && (value.equals("true") || value.equals("false"))) {
      return NODES.booleanNode(value.equals("true"));
    }
    return NODES.stringNode(value);
  }

  /** Percent-decodes as UTF-8, and refuses what is not. */
  static String decoded(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return clean(text);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(hex(text, i + 1) * 16 + hex(text, i + 2));
        i += 2;
      } else {
        byte[] plain = (c == '+' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8);
        bytes.write(plain, 0, plain.length);
      }
    }
    try {
      return clean(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
    } catch (CharacterCodingException e) {
      throw broken();
    }
  }

  private static int hex(String text, int at) {
    int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    if (digit < 0) {
      throw broken();
    }
    return digit;
  }

  private static String clean(String text) {
    if (!Json.clean(text)) {
      throw Problem.of(Code.INVALID_REQUEST, "The address holds a character that no text may hold (U+0000 or half a pair)");
    }
    return text;
  }

  private static Problem broken() {
    return Problem.of(Code.INVALID_REQUEST, "The address has a broken percent-encoding; it must be UTF-8");
  }
}
