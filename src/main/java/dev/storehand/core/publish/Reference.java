package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import java.util.stream.Collectors;

/**
 * The reference of an area for people: one page of Markdown, every action with its fields, example
 * and refusals.
 */
public final class Reference {
  /** What tells these pages from those written by hand. */
  static final String REMARK = "Made from the registry by `./storehand manifest`; do not edit.";

  private final Areas areas;
  private final Recorded recorded;

  private Reference(Registry registry, Recorded recorded) {
    this.areas = new Areas(registry);
    this.recorded = recorded;
  }

  /** The reference of a registry. */
  public static Reference of(Registry registry, Recorded recorded) {
    return new Reference(registry, recorded);
  }

  /** The page of an area. */
  public String area(String area) {
    StringBuilder text = new StringBuilder("# ").append(areas.title(area)).append("\n\n");
    text.append(REMARK).append(" How every call works is told in [skill.md](../skill.md).\n");
    areas
        .rooms(area)
        .forEach(
            (room, actions) -> {
              text.append("\n## ")
                  .append(room.title())
                  .append("\n\n")
                  .append(room.guide())
                  .append("\n\n");
              text.append(Markdown.table(actions));
              actions.forEach(action -> text.append('\n').append(action(action)));
            });
    return text.toString();
  }

  /** The part of an action, which stands for itself too. */
  public String action(Action<?, ?> action) {
    StringBuilder text = new StringBuilder("### ").append(action.name()).append("\n\n");
    text.append(Markdown.code("", action.verb() + " " + Base.PATH + action.path().text()))
        .append('\n');
    text.append(Markdown.told(action)).append("\n\n").append(facts(action)).append("\n\n");
    text.append(
        action.input().schema().path("properties").isEmpty()
            ? "Takes nothing.\n\n"
            : "Takes:\n\n" + Markdown.properties(action.input().schema()) + "\n");
    text.append("Gives:\n\n").append(Markdown.properties(action.output().schema())).append('\n');
    text.append("Example:\n\n")
        .append(Markdown.code("sh", Curl.of(action, action.examples().get(0))));
    recorded
        .answer(action.name())
        .ifPresent(answer -> text.append('\n').append(Markdown.code("json", Pretty.text(answer))));
    return text.toString();
  }

  private static String facts(Action<?, ?> action) {
    String ability = action.ability().map(each -> "Needs `" + each + "`.").orElse("Any key may.");
    String again = action.repeatable() ? " A second identical call changes nothing more." : "";
    String codes =
        Refusals.of(action).stream()
            .filter(code -> !Refusals.OF_ANY_CALL.contains(code))
            .map(code -> "`" + code.wire() + "`")
            .collect(Collectors.joining(", "));
    int points = action.kind().points();
    return ability
        + " A "
        + action.kind().wire()
        + ", "
        + points
        + (points == 1 ? " point." : " points.")
        + again
        + (codes.isEmpty() ? "" : " Besides what any call may answer: " + codes + ".");
  }
}
