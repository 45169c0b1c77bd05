package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Room;
import dev.storehand.core.action.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The registry as a reader sees it: areas, the rooms of each, and the things each deals with. */
final class Areas {
  private final Registry registry;
  private final Map<String, List<Action<?, ?>>> areas = new LinkedHashMap<>();

  Areas(Registry registry) {
    this.registry = registry;
    registry
        .all()
        .forEach(
            action ->
                areas.computeIfAbsent(action.room().area(), a -> new ArrayList<>()).add(action));
  }

  /** Every area, in the registry's order. */
  Collection<String> names() {
    return areas.keySet();
  }

  List<Action<?, ?>> actions(String area) {
    return areas.get(area);
  }

  /** The rooms of an area with their actions, one for each title. */
  Map<Room, List<Action<?, ?>>> rooms(String area) {
    Map<String, Room> byTitle = new LinkedHashMap<>();
    actions(area).forEach(action -> byTitle.putIfAbsent(action.room().title(), action.room()));
    return actions(area).stream()
        .collect(
            Collectors.groupingBy(
                a -> byTitle.get(a.room().title()), LinkedHashMap::new, Collectors.toList()));
  }

  /** What an area is called: the title of its first room. */
  String title(String area) {
    return actions(area).get(0).room().title();
  }

  /** The actions of an area by the thing they deal with, in the order one would first use them. */
  Map<String, List<Action<?, ?>>> things(String area) {
    Map<String, List<Action<?, ?>>> things =
        actions(area).stream()
            .collect(Collectors.groupingBy(Areas::thing, LinkedHashMap::new, Collectors.toList()));
    things.replaceAll(
        (thing, list) -> list.stream().sorted(Comparator.comparingInt(Areas::turn)).toList());
    return things;
  }

  /** A read that any key may do and that needs no arguments. */
  Optional<Action<?, ?>> greeting() {
    return registry.all().stream()
        .filter(
            a -> a.kind() == Kind.READ && a.ability().isEmpty() && a.examples().get(0).isEmpty())
        .findFirst();
  }

  /**
   * A write that does no harm, to show how one is done; rather to something that is there than
   * making something.
   */
  Optional<Action<?, ?>> firstWrite() {
    return registry.all().stream()
        .filter(
            a ->
                a.kind() == Kind.WRITE
                    && a.verb() == Verb.POST
                    && !a.destroys()
                    && !a.aliases().isEmpty())
        .min(Comparator.comparing(a -> a.path().parameters().isEmpty()));
  }

  /** The first two words of the path, less a parameter. */
  static String thing(Action<?, ?> action) {
    return "/"
        + action.path().segments().stream()
            .limit(2)
            .takeWhile(s -> !s.startsWith(":"))
            .collect(Collectors.joining("/"));
  }

  private static int turn(Action<?, ?> action) {
    if (action.kind() == Kind.JOB) {
      return 6;
    }
    boolean ofOne = !action.path().parameters().isEmpty();
    return switch (action.verb()) {
      case GET -> ofOne ? 2 : 0;
      case POST -> ofOne ? 4 : 1;
      case PATCH -> 3;
      case DELETE -> 5;
    };
  }
}
