package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Room;
import dev.storehand.core.schema.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The texts an agent reads first: plain Markdown, public, complete enough to start from. One for
 * everything, one for each area, and llms.txt, which leads to them.
 */
public final class Skill {
  private static final int MOST_ANSWER_LINES = 40;
  private static final int MOST_CALLS_A_THING = 7;
  private static final String SUMMARY =
      "Storehand is a commerce server: catalogue, stock, orders and selling for a merchant. Everything it can do is an"
          + " action with a name, reached over HTTP or as an MCP tool.";

  private final Areas areas;
  private final Recorded recorded;
  private final String publicUrl;

  private Skill(Registry registry, Recorded recorded, String publicUrl) {
    this.areas = new Areas(registry);
    this.recorded = recorded;
    this.publicUrl =
        publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
  }

  /** The texts of a registry, with the address under which a client reaches the server. */
  public static Skill of(Registry registry, Recorded recorded, String publicUrl) {
    return new Skill(registry, recorded, publicUrl);
  }

  /** Every area, in the registry's order. */
  public Collection<String> areas() {
    return areas.names();
  }

  /** The skill.md of everything. */
  public String overall() {
    StringBuilder text =
        head(
            "storehand",
            "Storehand",
            "Run a shop on Storehand over HTTP or MCP: " + titles() + ".");
    text.append(SUMMARY).append("\n\n").append(beginning()).append(firstSession());
    text.append(conventions(""))
        .append("\n## Areas\n\n| area | what it is for | its own guide |\n|---|---|---|\n");
    for (String area : areas.names()) {
      Room room = areas.actions(area).get(0).room();
      text.append("| ")
          .append(Markdown.cell(room.title()))
          .append(" | ")
          .append(Markdown.cell(room.guide()))
          .append(" | [")
          .append(area)
          .append("/skill.md](")
          .append(base())
          .append('/')
          .append(area)
          .append("/skill.md) |\n");
    }
    text.append("\n## Every action\n");
    for (String area : areas.names()) {
      text.append("\n### ")
          .append(areas.title(area))
          .append("\n\n")
          .append(Markdown.table(areas.actions(area)));
    }
    return text.toString();
  }

  /** The skill.md of an area. */
  public String area(String area) {
    String title = areas.title(area);
    Room first = areas.actions(area).get(0).room();
    StringBuilder text =
        head(
            "storehand-" + area.replace('_', '-'),
            "Storehand: " + title,
            first.guide().replace('\n', ' '));
    areas.rooms(area).keySet().stream()
        .map(Room::guide)
        .distinct()
        .forEach(guide -> text.append(guide).append("\n\n"));
    text.append("This is one area of Storehand, a commerce server. The others: ")
        .append(base())
        .append("/skill.md\n\n");
    text.append(beginning()).append("## Calls to begin with\n");
    areas
        .things(area)
        .forEach(
            (thing, actions) -> {
              text.append("\n### ").append(thing).append('\n');
              actions.stream()
                  .limit(MOST_CALLS_A_THING)
                  .forEach(action -> text.append('\n').append(call(action)));
            });
    text.append('\n').append(conventions(Areas.thing(areas.actions(area).get(0))));
    text.append("\n## Every action of this area\n");
    areas
        .rooms(area)
        .forEach(
            (room, actions) ->
                text.append("\n### ")
                    .append(room.title())
                    .append("\n\n")
                    .append(Markdown.table(actions)));
    return text.toString();
  }

  /** llms.txt: what there is to read. */
  public String llms() {
    StringBuilder text = new StringBuilder("# Storehand\n\n> ").append(SUMMARY).append("\n\n");
    text.append("Base URL: ")
        .append(base())
        .append(". Every call but those for these texts needs a key, sent as X-Auth-Token.\n\n");
    text.append("## Start here\n\n");
    link(
        text,
        "skill.md",
        base() + "/skill.md",
        "how to call it, a first session, and every action");
    link(
        text,
        "MCP endpoint",
        base() + "/mcp",
        "every action as a tool, over streamable HTTP, with the same key");
    link(
        text,
        "help",
        base() + "/help",
        "the same for programs, with schemas and examples; `?q=words` finds an action; needs a key");
    text.append("\n## Areas\n\n");
    for (String area : areas.names()) {
      link(
          text,
          areas.title(area),
          base() + "/" + area + "/skill.md",
          areas.actions(area).get(0).room().guide());
    }
    text.append("\n## Optional\n\n");
    link(text, "openapi.json", base() + "/openapi.json", "OpenAPI 3.1 of every action");
    link(text, "Reference", publicUrl + "/docs", "the same to read and try in a browser");
    return text.toString();
  }

  private String base() {
    return publicUrl + Base.PATH;
  }

  private String titles() {
    return String.join(
        ", ",
        areas.names().stream().map(area -> areas.title(area).toLowerCase(Locale.ROOT)).toList());
  }

  /** YAML at the top, so that the file can be saved as a SKILL.md as it is. */
  private static StringBuilder head(String name, String title, String description) {
    String quoted = Json.mapper().writeValueAsString(description);
    return new StringBuilder(
        "---\nname: " + name + "\ndescription: " + quoted + "\n---\n\n# " + title + "\n\n");
  }

  private String beginning() {
    StringBuilder text =
        new StringBuilder("## Begin\n\nBase URL: `")
            .append(base())
            .append("`. You need a key; the shop's owner makes one with");
    text.append(" `./storehand keys create --name NAME`.\n\n");
    text.append(Markdown.code("sh", "BASE=" + base() + "\nKEY=sh_test_…   # yours"));
    areas.greeting().ifPresent(action -> text.append('\n').append(call(action)));
    text.append(
        "\nOver MCP every action is a tool of the same name, with the same arguments in one object:\n\n");
    text.append(
        Markdown.code(
            "sh",
            "claude mcp add --transport http storehand \"$BASE/mcp\" --header \"X-Auth-Token: $KEY\""));
    return text.append('\n').toString();
  }

  private String firstSession() {
    return areas.firstWrite().map(this::session).orElse("");
  }

  /** Find, read, try, do: the four steps of any piece of work, on one real action. */
  private String session(Action<?, ?> action) {
    String words = action.aliases().get(0);
    ObjectNode example = action.examples().get(0);
    ObjectNode trial = example.deepCopy().put("dry_run", true);
    String query = URLEncoder.encode(words, StandardCharsets.UTF_8);
    String thing = Areas.thing(action);
    return "## A first session\n\nYou were asked: \""
        + words
        + "\". Find the action:\n\n"
        + Markdown.code("sh", got("/help?q=" + query + "&fields=name,method,path,description"))
        + "\nThe first is `"
        + action.name()
        + "`. Read what it takes and gives, with its neighbours:\n\n"
        + Markdown.code("sh", got(thing + "/help"))
        + "\nTry it; nothing is kept:\n\n"
        + Markdown.code("sh", Curl.of(action, trial))
        + "\nDo it, with a key of your own for this one deed, so that sending it twice does it once:\n\n"
        + Markdown.code(
            "sh",
            Curl.of(
                action, example, Optional.of(action.name().replace('_', '-') + "-2026-11-21-1")))
        + answer(action)
        + "\n";
  }

  private static String got(String path) {
    return "curl -s \"$BASE" + path + "\" -H \"X-Auth-Token: $KEY\"";
  }

  private String conventions(String sample) {
    String path = sample.isEmpty() ? areas.firstWrite().map(Areas::thing).orElse("") : sample;
    return Texts.read("/publish/conventions.md")
        .replace("{base}", base())
        .replace("{sample}", path);
  }

  private String call(Action<?, ?> action) {
    String mark = action.destroys() ? " †" : "";
    return "`"
        + action.name()
        + "`"
        + mark
        + ": "
        + action.sentence()
        + "\n\n"
        + Markdown.code("sh", Curl.of(action, action.examples().get(0)))
        + answer(action);
  }

  /** What the example answered, where that is short enough to read. */
  private String answer(Action<?, ?> action) {
    String status = action.kind() == Kind.READ ? "200" : "202";
    return recorded
        .answer(action.name())
        .map(Pretty::text)
        .filter(text -> text.lines().count() <= MOST_ANSWER_LINES)
        .map(text -> "\nanswers " + status + ":\n\n" + Markdown.code("json", text))
        .orElse("");
  }

  private static void link(StringBuilder text, String name, String url, String what) {
    text.append("- [")
        .append(name)
        .append("](")
        .append(url)
        .append("): ")
        .append(what)
        .append('\n');
  }
}
