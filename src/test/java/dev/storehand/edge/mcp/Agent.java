package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An agent that has been given a prompt and keeps to it: it calls only what the text names, in the
 * order in which it names it, with arguments that the text names too.
 */
final class Agent {
  private static final Pattern NAMED = Pattern.compile("`([a-z][a-z0-9_]*)`");

  private final Mcp mcp;
  private final String text;
  private final List<String> named;
  private final Set<String> called = new LinkedHashSet<>();
  private int at = 0;
  private int keys = 0;

  Agent(Mcp mcp, String prompt, Map<String, String> arguments) {
    this.mcp = mcp;
    ObjectNode params = Json.object().put("name", prompt);
    arguments.forEach(params.putObject("arguments")::put);
    JsonNode told = mcp.legacy("prompts/get", params.toString()).result().path("messages").path(0);
    this.text = told.path("content").path("text").asString();
    this.named = named(text);
  }

  /** The actions that a prompt's text names, in its order. */
  static List<String> named(String text) {
    List<String> names = new ArrayList<>();
    for (Matcher matcher = NAMED.matcher(text); matcher.find(); ) {
      names.add(matcher.group(1));
    }
    return names;
  }

  String text() {
    return text;
  }

  /** Calls the action, which must be named at this point of the text or after it. */
  JsonNode call(String action, String arguments) {
    return call(action, Json.parse(arguments));
  }

  /** The same where the action takes only the id of a thing. */
  JsonNode on(String action, String id) {
    return call(action, Json.object().put("id", id));
  }

  /** All rows of a list, page by page. */
  List<JsonNode> all(String action, String arguments, String rows) {
    List<JsonNode> all = new ArrayList<>();
    JsonNode page = call(action, Json.parse(arguments).put("cursor", ""));
    page.path(rows).forEach(all::add);
    while (page.path("meta").path("has_more").booleanValue()) {
      String next = page.path("meta").path("next_cursor").asString();
      page = call(action, Json.parse(arguments).put("cursor", next));
      page.path(rows).forEach(all::add);
    }
    return all;
  }

  private JsonNode call(String action, ObjectNode arguments) {
    int next = named.subList(at, named.size()).indexOf(action);
    assertThat(next).as("%s in %s from %d on", action, named, at).isNotNegative();
    at += next;
    called.add(action);
    isTold(arguments);
    return result(mcp.call(action, arguments.toString()));
  }

  /** A change, made as all prompts want it: tried first, then done under a key of its own. */
  JsonNode change(String action, String arguments) {
    ObjectNode input = Json.parse(arguments).put("idempotency_key", "change-" + ++keys);
    call(action, input.deepCopy().put("dry_run", true));
    return call(action, input);
  }

  private void isTold(JsonNode input) {
    for (var each : input.properties()) {
      assertThat(text).containsPattern("\\b" + each.getKey() + "\\b");
    }
    input.values().forEach(this::isTold);
  }

  /** Nothing that the text names is left uncalled. */
  void hasDoneAll() {
    assertThat(called).containsExactlyInAnyOrderElementsOf(Set.copyOf(named));
  }

  static JsonNode result(Mcp.Said said) {
    assertThat(said.result().path("isError").asBoolean(true)).as(said.http().body()).isFalse();
    return said.result().path("structuredContent");
  }
}
