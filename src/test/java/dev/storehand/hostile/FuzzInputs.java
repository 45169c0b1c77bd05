package dev.storehand.hostile;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.schema.Json;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes inputs of an action: good, at the edge, and broken. */
final class FuzzInputs {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "a",
          "é",
          "e\u0301",
          "😀",
          "\u202Etxt",
          "\uFEFF",
          "\u00A0",
          "\n",
          "\t",
          "\u0001",
          "\u007F",
          "\uFFFF",
          "\"",
          "\\",
          "%",
          "%00",
          "' or '1'='1",
          "\"; drop table shop; --",
          "*",
          "?",
          "(",
          "-",
          "AND",
          "a:b",
          "{{7*7}}",
          "${jndi:x}",
          "<script>",
          "../../x",
          "0",
          "-1",
          "true",
          "1e5",
          "2026-11-21",
          "2026-11-21T10:00:00Z",
          "9999-12-31T23:59:59.999Z",
          "ſ",
          "İ",
          "ß",
          "\uD83D\uDC69\u200D\uD83D\uDE80");
  private static final List<String> TIMES =
      List.of(
          "2026-11-21T10:00:00Z",
          "2026-11-21",
          "1969-12-31T23:59:59.999-00:00",
          "0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999Z");

  private static final String SIGNS = "\0\r\n /%\"{}:,\u00FF";

  private final Random random;
  private final List<String> ids;

  /**
   * @param ids that can be named; there may be more of them each time
   */
  FuzzInputs(Random random, List<String> ids) {
    this.random = random;
    this.ids = ids;
  }

  /** One input; seldom one that could not be sent at all. */
  ObjectNode of(Action<?, ?> action) {
    ObjectNode schema = action.input().schema();
    ObjectNode input = oneIn(2) ? example(action) : object(schema, 0);
    if (action.kind() != Kind.READ && oneIn(3)) {
      input.put("dry_run", true);
    }
    for (int damage = oneIn(2) ? 1 + random.nextInt(3) : 0; damage > 0; damage--) {
      damage(input, schema);
    }
    return input;
  }

  private ObjectNode example(Action<?, ?> action) {
    ObjectNode input = one(action.examples()).deepCopy();
    for (String name : List.copyOf(input.propertyNames())) {
      String id = input.path(name).asString("");
      List<String> alike =
          ids.stream()
              .filter(each -> id.length() == 30 && each.startsWith(id.substring(0, 4)))
              .toList();
      if (!alike.isEmpty()) {
        input.put(name, one(alike));
      }
    }
    for (int changes = random.nextInt(3); changes > 0; changes--) {
      change(input, action.input().schema(), 0);
    }
    return input;
  }

  /** Somewhere in it a value is another one that may stand there; what was left out is sent. */
  private void change(ObjectNode object, JsonNode schema, int depth) {
    List<String> known = List.copyOf(schema.path("properties").propertyNames());
    List<String> sent = List.copyOf(object.propertyNames());
    if (known.isEmpty() || oneIn(8)) {
      one(sent, "").lines().forEach(object::remove);
      return;
    }
    String name = sent.isEmpty() || oneIn(3) ? one(known) : one(sent);
    JsonNode of = schema.path("properties").path(name);
    JsonNode value = object.path(name);
    if (oneIn(10)) {
      object.putNull(name);
    } else if (value instanceof ObjectNode inner && !oneIn(4)) {
      change(inner, of, depth + 1);
    } else if (value instanceof ArrayNode list && !list.isEmpty() && !oneIn(4)) {
      change(list, of.path("items"), name, depth + 1);
    } else {
      object.set(name, value(of, name, depth + 1));
    }
  }

  /** An element less, an element twice, or another in its place. */
  private void change(ArrayNode list, JsonNode schema, String name, int depth) {
    int at = random.nextInt(list.size());
    switch (random.nextInt(4)) {
      case 0 -> list.remove(at);
      case 1 -> list.add(list.get(at).deepCopy());
      case 2 -> list.insert(0, value(schema, name, depth));
      default -> {
        if (list.get(at) instanceof ObjectNode inner) {
          change(inner, schema, depth);
        } else {
          list.set(at, value(schema, name, depth));
        }
      }
    }
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = Json.object();
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    for (var property : schema.path("properties").properties()) {
      if (required.contains(property.getKey()) || oneIn(6)) {
        object.set(property.getKey(), value(property.getValue(), property.getKey(), depth + 1));
      }
    }
    return object;
  }

  private JsonNode value(JsonNode schema, String name, int depth) {
    if (name.equals("wait")) {
      // In seconds; nobody works on the jobs of these worlds, so it would pass in full.
      return NODES.numberNode(random.nextInt(2));
    }
    if (schema.path("enum").isArray()) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
    }
    return switch (schema.path("type").asString("string")) {
      case "integer" -> NODES.numberNode(whole(schema));
      case "number" -> NODES.numberNode(whole(schema));
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "array" -> list(schema, name, depth);
      case "object" -> schema.has("properties") ? object(schema, depth) : map(schema, depth);
      default -> NODES.stringNode(text(schema, name));
    };
  }

  private long whole(JsonNode schema) {
    long least = schema.path("minimum").asLong(-5);
    long most = schema.path("maximum").asLong(100);
    return switch (random.nextInt(5)) {
      case 0 -> least;
      case 1 -> most;
      case 2 -> Math.max(least, Math.min(most, 1));
      default -> least + (long) (random.nextDouble() * Math.min(most - least, 50));
    };
  }

  private ArrayNode list(JsonNode schema, String name, int depth) {
    ArrayNode list = NODES.arrayNode();
    int size = schema.path("minItems").asInt(0) + random.nextInt(3);
    for (int i = 0; i < Math.min(size, schema.path("maxItems").asInt(10)); i++) {
      list.add(value(schema.path("items"), name, depth + 1));
    }
    return list;
  }

  private ObjectNode map(JsonNode schema, int depth) {
    ObjectNode map = Json.object();
    for (int i = random.nextInt(3); i > 0; i--) {
      map.set(one(ODD), value(schema.path("additionalProperties"), "", depth + 1));
    }
    return map;
  }

  private String text(JsonNode schema, String name) {
    boolean isId = name.equals("id") || name.endsWith("_id") || name.endsWith("ids");
    if (isId && !oneIn(5)) {
      return one(ids);
    }
    if (schema.path("format").asString("").startsWith("date")) {
      return one(TIMES);
    }
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(20);
    return switch (random.nextInt(5)) {
      case 0 -> "x".repeat(least);
      case 1 -> "é".repeat(Math.min(most, 5_000));
      case 2 -> "UK" + (char) ('A' + random.nextInt(26));
      default -> one(ODD) + (oneIn(2) ? one(ODD) : "");
    };
  }

  private void damage(ObjectNode input, JsonNode schema) {
    List<String> names = new ArrayList<>(input.propertyNames());
    String name =
        names.isEmpty() || oneIn(4)
            ? one(List.copyOf(schema.path("properties").propertyNames()), "x")
            : one(names);
    switch (random.nextInt(8)) {
      case 0 -> input.remove(name);
      case 1 -> input.set(name + one(List.of("x", "s", "_", "é")), NODES.stringNode("x"));
      case 2 -> input.set(one(ODD) + "u", NODES.numberNode(1));
      case 3 -> input.putNull(name);
      case 4 -> input.put(name, one(ids));
      default -> input.set(name, wrong());
    }
  }

  private JsonNode wrong() {
    return switch (random.nextInt(12)) {
      case 0 -> NODES.stringNode("x".repeat(10_000));
      case 1 -> NODES.numberNode(new BigInteger("9".repeat(1 + random.nextInt(40))));
      case 2 -> NODES.numberNode(-1.5);
      case 3 -> NODES.numberNode(Long.MIN_VALUE);
      case 4 -> NODES.numberNode(new BigDecimal("1e400"));
      case 5 -> NODES.booleanNode(true);
      case 6 -> NODES.arrayNode();
      case 7 -> Json.object();
      case 8 -> deep(1 + random.nextInt(34));
      case 9 -> many();
      default -> NODES.stringNode(one(ODD) + one(ODD));
    };
  }

  private static JsonNode deep(int levels) {
    JsonNode node = NODES.numberNode(1);
    for (int i = 0; i < levels; i++) {
      node = i % 2 == 0 ? NODES.arrayNode().add(node) : Json.object().set("a", node);
    }
    return node;
  }

  private ArrayNode many() {
    ArrayNode list = NODES.arrayNode();
    for (int i = 0; i < 300; i++) {
      list.add(one(ids));
    }
    return list;
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private <T> T one(List<T> all, T otherwise) {
    return all.isEmpty() ? otherwise : one(all);
  }

  /** The same bytes, some of them changed, gone, doubled, or followed by others. */
  byte[] mutated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = random.nextInt(bytes.length + 1);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(8));
    out.write(bytes, 0, at);
    switch (random.nextInt(5)) {
      case 0 -> out.write(random.nextInt(256));
      case 1 -> out.write(bytes, at, end - at);
      case 2 -> end = at;
      case 3 -> out.writeBytes(one(ODD).getBytes(StandardCharsets.UTF_8));
      default -> out.write(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    out.write(bytes, end, bytes.length - end);
    return out.toByteArray();
  }
}
