package dev.storehand.edge.mcp;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import dev.storehand.core.call.Caller;
import dev.storehand.core.schema.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes what a person has begun to type as an argument of a prompt or of the template of action
 * pages.
 */
final class Completion {
  private static final int MOST = 100;

  private final Registry registry;
  private final PromptBook prompts;
  private final Completions completions;

  Completion(Registry registry, PromptBook prompts, Completions completions) {
    this.registry = registry;
    this.prompts = prompts;
    this.completions = completions;
  }

  ObjectNode complete(Turn turn, Caller caller) {
    Message message = turn.message();
    String begin = message.params().path("argument").path("value").asString("");
    List<String> values = values(turn, caller, begin);
    ObjectNode result = Json.object();
    ObjectNode completion = result.putObject("completion");
    ArrayNode list = completion.putArray("values");
    values.stream().limit(MOST).forEach(list::add);
    completion.put("total", values.size()).put("hasMore", values.size() > MOST);
    return result;
  }

  private List<String> values(Turn turn, Caller caller, String begin) {
    Message message = turn.message();
    String argument = message.params().path("argument").path("name").asString("");
    var ref = message.params().path("ref");
    if (ref.path("type").asString("").equals("ref/prompt")) {
      return prompts.named(ref.path("name").asString("")).stream()
          .flatMap(prompt -> prompt.arguments().stream())
          .filter(each -> each.name().equals(argument))
          .flatMap(each -> values(each, turn, begin).stream())
          .toList();
    }
    if (ref.path("uri").asString("").equals(Resources.TEMPLATE)) {
      return beginning(
          registry.all().stream()
              .filter(a -> a.ability().map(caller::may).orElse(true))
              .map(Action::name)
              .toList(),
          begin);
    }
    return List.of();
  }

  private List<String> values(Prompt.Argument argument, Turn turn, String begin) {
    return argument
        .kind()
        .map(kind -> completions.find(turn.incoming().token(), kind, begin, MOST + 1))
        .orElseGet(() -> beginning(argument.values(), begin));
  }

  private static List<String> beginning(List<String> all, String begin) {
    String lower = begin.toLowerCase(Locale.ROOT);
    return all.stream().filter(each -> each.toLowerCase(Locale.ROOT).startsWith(lower)).toList();
  }
}
