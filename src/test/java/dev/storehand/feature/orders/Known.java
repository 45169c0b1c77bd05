package dev.storehand.feature.orders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The ids that answers have told, whose they are, and what they stand for in a step's input. */
final class Known {
  private static final Pattern ID = Pattern.compile("[a-z]{3}_[0-9A-Za-z]{26}");
  private static final String EVERYBODYS = "";

  private final Map<String, Set<String>> found = new HashMap<>();

  /** Learns the ids in an answer that a caller was given. */
  synchronized void learn(int caller, JsonNode answer) {
    learn(answer, EVERYBODYS);
    note(callers(caller), answer.path("id").asString(""));
    answer
        .path("shipments")
        .forEach(shipment -> note(callers(caller), shipment.path("id").asString("")));
  }

  private static String callers(int caller) {
    return "caller " + caller;
  }

  private void learn(JsonNode node, String owner) {
    String own = node.path("id").asString("");
    String within = ID.matcher(own).matches() ? own : owner;
    note(owner, own);
    if (node.isString()) {
      note(EVERYBODYS, node.stringValue());
      note(owner, node.stringValue());
    }
    // A return that is read alone is its order's all the same.
    if (node.has("order_id") && node.has("id")) {
      note(node.get("order_id").asString(), node.get("id").asString());
    }
    node.forEach(child -> learn(child, within));
  }

  private void note(String owner, String id) {
    if (ID.matcher(id).matches()) {
      found.computeIfAbsent(owner + " " + id.substring(0, 3), any -> new LinkedHashSet<>()).add(id);
    }
  }

  /** A step's input with ids where it has words for them. */
  synchronized ObjectNode told(Step step) {
    ObjectNode told = step.input().deepCopy();
    if (told.path("id").isString()) {
      String word = told.get("id").stringValue();
      boolean own = word.startsWith("@own:");
      told.put(
          "id",
          own ? told(word.replace("@own:", "@"), callers(step.caller())) : told(word, EVERYBODYS));
    }
    tell(told, told.path("id").asString(EVERYBODYS));
    return told;
  }

  private void tell(JsonNode node, String owner) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>(object.propertyNames());
      for (String name : names) {
        JsonNode value = object.get(name);
        if (value.isString()) {
          object.put(name, told(value.stringValue(), owner));
        } else {
          tell(value, owner);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode value = array.get(i);
        if (value.isString()) {
          array.set(i, told(value.stringValue(), owner));
        } else {
          tell(value, owner);
        }
      }
    }
  }

  private String told(String word, String owner) {
    if (!word.startsWith("@")) {
      return word;
    }
    boolean anybodys = word.startsWith("@all:");
    String[] parts = word.substring(anybodys ? "@all:".length() : 1).split(":");
    String whose = anybodys ? EVERYBODYS : owner;
    List<String> ids = List.copyOf(found.getOrDefault(whose + " " + parts[0], Set.of()));
    int back = Integer.parseInt(parts[1]);
    return ids.isEmpty() ? parts[0] + "_none" : ids.get(ids.size() - 1 - back % ids.size());
  }
}
