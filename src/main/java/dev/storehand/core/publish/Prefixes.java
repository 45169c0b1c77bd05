package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.text.Typos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Finds the actions at or below a path. */
final class Prefixes {
  private static final int SHOWN = 120;

  private final List<Action<?, ?>> all;

  Prefixes(List<Action<?, ?>> all) {
    this.all = all;
  }

  /**
   * The actions below a prefix, in the registry's order. Segments are whole; a parameter may be
   * written {@code :id}, or be the id itself. The base and a last {@code /help} may be there.
   *
   * @throws Problem 404 naming the nearest prefixes
   */
  List<Action<?, ?>> below(String prefix) {
    List<String> segments = segments(prefix);
    List<Action<?, ?>> found = matching(segments, String::equals);
    if (found.isEmpty()) {
      found =
          matching(segments, (pattern, asked) -> pattern.equals(asked) || pattern.startsWith(":"));
    }
    if (found.isEmpty()) {
      throw unknown(segments);
    }
    return found;
  }

  private List<Action<?, ?>> matching(List<String> asked, BiPredicate<String, String> fits) {
    return all.stream().filter(action -> begins(action.path().segments(), asked, fits)).toList();
  }

  private static boolean begins(
      List<String> pattern, List<String> asked, BiPredicate<String, String> fits) {
    if (asked.size() > pattern.size()) {
      return false;
    }
    for (int i = 0; i < asked.size(); i++) {
      if (!fits.test(pattern.get(i), asked.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> segments(String prefix) {
    String path = prefix.startsWith("/") ? prefix : "/" + prefix;
    String below =
        path.equals(Base.PATH) || path.startsWith(Base.PATH + "/")
            ? path.substring(Base.PATH.length())
            : path;
    List<String> segments = new ArrayList<>(List.of(below.split("/")));
    segments.removeIf(String::isEmpty);
    if (!segments.isEmpty() && segments.get(segments.size() - 1).equals("help")) {
      segments.remove(segments.size() - 1);
    }
    return segments;
  }

  private Problem unknown(List<String> segments) {
    String asked = "/" + String.join("/", segments);
    Set<String> known = new TreeSet<>();
    for (Action<?, ?> action : all) {
      List<String> parts = action.path().segments();
      for (int i = 1; i <= parts.size(); i++) {
        known.add("/" + String.join("/", parts.subList(0, i)));
      }
    }
    List<String> nearest =
        known.stream()
            .sorted(Comparator.comparingDouble(each -> -Typos.similarity(asked, each)))
            .limit(3)
            .toList();
    String shown = asked.length() <= SHOWN ? asked : asked.substring(0, SHOWN) + "…";
    String sentence =
        "No action stands below "
            + shown
            + "; the nearest prefixes are "
            + String.join(", ", nearest);
    return Problem.of(Code.NOT_FOUND, sentence)
        .hint("GET " + Base.PATH + "/help lists every action; ?q=words finds one by what it does.");
  }
}
