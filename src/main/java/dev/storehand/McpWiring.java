package dev.storehand;

import dev.storehand.core.publish.Recorded;
import dev.storehand.core.publish.Reference;
import dev.storehand.core.publish.Skill;
import dev.storehand.edge.mcp.ActionCompletions;
import dev.storehand.edge.mcp.Doors;
import dev.storehand.edge.mcp.McpParts;
import dev.storehand.edge.mcp.MerchantPrompts;
import dev.storehand.edge.mcp.PublishedTexts;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the MCP endpoint together out of the program's parts. */
final class McpWiring {
  private static final Map<String, ActionCompletions.ListedBy> LISTS =
      Map.of(
          "stock_location_id",
          new ActionCompletions.ListedBy("list_stock_locations", "stock_locations"),
          "offer_id",
          new ActionCompletions.ListedBy("list_offers", "offers"));

  private McpWiring() {}

  static McpParts parts(App app, Config config) {
    Skill skill = Skill.of(app.registry(), Recorded.packed(), config.url());
    Reference reference = Reference.of(app.registry(), Recorded.packed());
    return new McpParts(
        app.registry(),
        app.dispatcher(),
        app.gate(),
        new PublishedTexts(app.registry(), skill::overall, skill::area, reference::action),
        MerchantPrompts.all(),
        new ActionCompletions(app.dispatcher(), app::requestId, LISTS),
        app.ranking()::search,
        app::requestId,
        app.clock(),
        app.seals().secret("mcp"),
        app.seals()::spend,
        Optional.ofNullable(App.class.getPackage().getImplementationVersion()).orElse("dev"));
  }

  /**
   * Who may call from a browser, and by which names: loopback, the public name and those that are
   * allowed.
   */
  static Doors doors(Config config) {
    Stream<String> own = config.publicUrl().map(URI::create).map(URI::getHost).stream();
    Set<String> names =
        Stream.concat(own, config.allowedHosts().stream()).collect(Collectors.toSet());
    return new Doors(names);
  }
}
