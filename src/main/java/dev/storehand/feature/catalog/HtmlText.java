package dev.storehand.feature.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * HTML as Markdown. Only text, emphasis, headings, lists, quotes, links and pictures come through;
 * scripts, styles, forms and frames are left out with all that is in them, and no markup survives:
 * a literal {@code <} becomes an entity.
 */
final class HtmlText {
  private static final Set<String> LEFT_OUT =
      Set.of(
          "script",
          "style",
          "iframe",
          "object",
          "embed",
          "noscript",
          "template",
          "svg",
          "math",
          "head",
          "title",
          "form",
          "button",
          "select",
          "textarea",
          "input",
          "video",
          "audio");
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "section",
          "article",
          "header",
          "footer",
          "main",
          "aside",
          "table",
          "tr",
          "figure",
          "figcaption",
          "address",
          "dl",
          "dt",
          "dd",
          "ul",
          "ol",
          "center",
          "details",
          "summary");
  private static final Pattern SPECIAL =
      Pattern.compile("([\\\\`*\\[\\]])|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
  private static final Pattern LINE_START =
      Pattern.compile("^(\\d*)([#>+-]+|(?<=\\d)[.)])(?=\\s|$)");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

  private final StringBuilder out = new StringBuilder();

  private HtmlText() {}

  /** The Markdown of a fragment of HTML; plain text comes through as it is, but for spaces. */
  static String toMarkdown(String html) {
    HtmlText text = new HtmlText();
    text.children(Jsoup.parseBodyFragment(html).body(), "");
    return text.out.toString().replaceAll("[ \\t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip();
  }

  private void children(Element parent, String indent) {
    parent.childNodes().forEach(child -> node(child, indent));
  }

  private void node(Node node, String indent) {
    if (node instanceof TextNode text) {
      words(text.getWholeText());
    } else if (node instanceof Element element) {
      element(element, element.normalName(), indent);
    }
  }

  private void element(Element element, String name, String indent) {
    if (LEFT_OUT.contains(name)) {
      return;
    }
    switch (name) {
      case "br" -> out.append("\\\n").append(indent);
      case "hr" -> block(() -> out.append("---"), indent);
      case "h1", "h2", "h3", "h4", "h5", "h6" ->
          block(() -> heading(element, name.charAt(1) - '0', indent), indent);
      case "strong", "b" -> around("**", element, indent);
      case "em", "i" -> around("*", element, indent);
      case "a" -> link(element, indent);
      case "img" -> picture(element);
      case "li" -> item(element, indent);
      case "blockquote" -> block(() -> quote(element), indent);
      case "td", "th" -> {
        children(element, indent);
        out.append(' ');
      }
      default -> {
        if (BLOCKS.contains(name)) {
          block(() -> children(element, indent), indent);
        } else {
          children(element, indent);
        }
      }
    }
  }

  private void heading(Element element, int level, String indent) {
    out.append("#".repeat(level)).append(' ');
    children(element, indent);
  }

  private void quote(Element element) {
    String inside = toMarkdown(element.html());
    out.append("> ").append(inside.replace("\n", "\n> "));
  }

  private void item(Element element, String indent) {
    boolean numbered = element.parent() != null && element.parent().normalName().equals("ol");
    String mark = numbered ? (element.elementSiblingIndex() + 1) + ". " : "- ";
    newLine(indent);
    out.append(mark);
    children(element, indent + " ".repeat(mark.length()));
  }

  private void around(String mark, Element element, String indent) {
    int start = out.length();
    children(element, indent);
    String inside = out.substring(start);
    String bare = inside.strip();
    if (bare.isEmpty() || bare.contains("\n")) {
      return;
    }
    out.setLength(start);
    out.append(inside.startsWith(" ") ? " " : "").append(mark).append(bare).append(mark);
    out.append(inside.endsWith(" ") ? " " : "");
  }

  private void link(Element element, String indent) {
    String address = address(element.attr("href"), Set.of("http:", "https:", "mailto:"));
    int start = out.length();
    children(element, indent);
    String inside = out.substring(start).strip();
    if (!address.isEmpty() && !inside.isEmpty() && !inside.contains("\n")) {
      out.setLength(start);
      out.append('[').append(inside).append("](").append(address).append(')');
    }
  }

  private void picture(Element element) {
    String address = address(element.attr("src"), Set.of("http:", "https:"));
    if (!address.isEmpty()) {
      out.append("![");
      words(element.attr("alt").strip());
      out.append("](").append(address).append(')');
    }
  }

  /** The address where its scheme is one of these, made fit to stand in parentheses. */
  private static String address(String given, Set<String> schemes) {
    String text = given.strip();
    boolean known = schemes.stream().anyMatch(text.toLowerCase(Locale.ROOT)::startsWith);
    return known
        ? SPACES
            .matcher(text)
            .replaceAll("%20")
            .replace("(", "%28")
            .replace(")", "%29")
            .replace("<", "%3C")
            .replace(">", "%3E")
        : "";
  }

  private void block(Runnable inside, String indent) {
    newLine(indent);
    if (indent.isEmpty() && !out.isEmpty()) {
      out.append('\n');
    }
    inside.run();
    out.append('\n');
    if (indent.isEmpty()) {
      out.append('\n');
    }
    out.append(indent);
  }

  /** Goes to the beginning of a line, which may hold nothing but its indent. */
  private void newLine(String indent) {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
    if (end > 0 && out.charAt(end - 1) != '\n') {
      out.append('\n');
    }
    out.append(indent);
  }

  private void words(String text) {
    boolean start = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
    String line = SPACES.matcher(text).replaceAll(" ");
    String plain = start ? line.stripLeading() : line;
    String escaped = SPECIAL.matcher(plain).replaceAll("\\\\$0").replace("<", "&lt;");
    boolean lineStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    out.append(lineStart ? LINE_START.matcher(escaped).replaceAll("$1\\\\$2") : escaped);
  }
}
