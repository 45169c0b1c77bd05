package dev.storehand.edge.mcp;

import dev.storehand.App;
import dev.storehand.core.action.Action;
import dev.storehand.core.db.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** The endpoint's parts over a real program, for tests. */
final class McpWorld {
  private McpWorld() {}

  static McpParts parts(App app, Clock clock) {
    Ids ids = Ids.ulids();
    return new McpParts(
        app.registry(),
        app.dispatcher(),
        app.gate(),
        new PublishedTexts(app.registry(), () -> "# Storehand", area -> "# " + area, action -> "# " + action.title()),
        List.of(),
        (caller, kind, begin, most) -> List.of(),
        (words, limit) -> matching(app, words, limit),
        () -> ids.next("req", clock.instant()),
        clock,
        Text.utf8("a secret of the tests"),
        "test");
  }

  private static List<Action<?, ?>> matching(App app, String words, int limit) {
    String wanted = words.toLowerCase(Locale.ROOT);
    return app.registry().all().stream()
        .filter(action -> action.description().toLowerCase(Locale.ROOT).contains(wanted))
        .limit(limit)
        .toList();
  }
}
