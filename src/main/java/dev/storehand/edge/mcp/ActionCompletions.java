package dev.storehand.edge.mcp;

import dev.storehand.core.action.Target;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes ids by calling the action that lists them, as the same caller: so it shows what that
 * key may read, of its own shop and mode, and costs what the list costs.
 *
 * @param lists which action lists the ids of a kind
 */
public record ActionCompletions(
    Dispatcher dispatcher, Supplier<String> requestIds, Map<String, ListedBy> lists)
    implements Completions {
  private static final int ROWS = 100;

  /**
   * Where to find the ids of a kind.
   *
   * @param action lists them
   * @param plural the member of its answer that holds the rows
   */
  public record ListedBy(String action, String plural) {}

  @Override
  public List<String> find(String token, String kind, String begin, int most) {
    return Optional.ofNullable(lists.get(kind)).stream()
        .flatMap(list -> rows(token, list))
        .filter(row -> begins(row.path("id"), begin) || begins(row.path("name"), begin))
        .map(row -> row.path("id").asString(""))
        .limit(most)
        .toList();
  }

  private Stream<JsonNode> rows(String token, ListedBy list) {
    ObjectNode arguments = Json.object().put("per_page", ROWS);
    Reply reply =
        dispatcher.call(
            new Request(
                requestIds.get(),
                Via.MCP,
                new Target.Name(list.action()),
                token,
                found -> arguments));
    return reply.accepted()
        ? Json.parse(reply.body()).path(list.plural()).valueStream()
        : Stream.empty();
  }

  private static boolean begins(JsonNode text, String begin) {
    return text.asString("").toLowerCase(Locale.ROOT).startsWith(begin.toLowerCase(Locale.ROOT));
  }
}
