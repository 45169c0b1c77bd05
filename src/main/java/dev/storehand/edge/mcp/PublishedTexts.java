package dev.storehand.edge.mcp;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Room;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The published texts by their addresses: {@code storehand://skill.md}, {@code
 * storehand://stock/skill.md}, {@code storehand://actions/adjust_stock}.
 *
 * @param skill the text that an agent reads first
 * @param guide the text of an area
 * @param action the page of an action
 */
public record PublishedTexts(
    Registry registry,
    Supplier<String> skill,
    Function<String, String> guide,
    Function<Action<?, ?>, String> action)
    implements Texts {
  private static final String SCHEME = "storehand://";
  private static final String SKILL = "skill.md";
  private static final String ACTIONS = SCHEME + "actions/";

  @Override
  public List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    pages.add(
        new Page(SCHEME + SKILL, SKILL, "Storehand", "What this server can do and how to begin."));
    areas()
        .forEach(
            (area, room) ->
                pages.add(
                    new Page(
                        SCHEME + area + "/" + SKILL,
                        area + "/" + SKILL,
                        room.title(),
                        "The guide to " + room.title().toLowerCase(Locale.ROOT) + ".")));
    return pages;
  }

  @Override
  public Optional<String> read(String uri) {
    if (uri.equals(SCHEME + SKILL)) {
      return Optional.of(skill.get());
    }
    if (uri.startsWith(ACTIONS)) {
      return registry.named(uri.substring(ACTIONS.length())).map(action);
    }
    return areas().keySet().stream()
        .filter(area -> uri.equals(SCHEME + area + "/" + SKILL))
        .findFirst()
        .map(guide);
  }

  private Map<String, Room> areas() {
    Map<String, Room> areas = new LinkedHashMap<>();
    registry.all().forEach(each -> areas.putIfAbsent(each.room().area(), each.room()));
    return areas;
  }
}
