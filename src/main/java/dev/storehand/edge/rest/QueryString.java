package dev.storehand.edge.rest;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.FromText;
import dev.storehand.core.schema.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.io.ByteArrayOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns a query string into JSON by an action's schema: numbers, booleans and lists, strictly decoded. */
final class QueryString {
  private QueryString() {}

  /** Adds the query's parameters to the arguments; what does not fit its type stays a text, for the schema to refuse. */
  static void into(ObjectNode arguments, String query, ObjectNode schema) {
    JsonNode properties = schema.path("properties");
    parse(query).forEach((name, values) -> arguments.set(name, FromText.value(values, properties.path(name))));
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
