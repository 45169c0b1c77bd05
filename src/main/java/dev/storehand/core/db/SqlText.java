package dev.storehand.core.db;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A statement's text, taken apart once: between each two literals stands a parameter.
 *
 * @param literals one more than there are names
 * @param names of the parameters, in order, as often as they occur
 * @param places where each name stands among them, from 0
 * @param plain the text with a question mark for each parameter
 * @param scoped whether it mentions both shop and mode
 * @param selects whether it begins as a query, which changes nothing
 * @param expansions what was made of it for lists of these sizes, each a power of two: few
 */
record SqlText(
    List<String> literals,
    List<String> names,
    Map<String, List<Integer>> places,
    String plain,
    boolean scoped,
    boolean selects,
    Map<List<Integer>, String> expansions) {
  private static final int MOST_KEPT = 4096;
  private static final Pattern LOCK =
      Pattern.compile("\\{(for (?:update|no key update|share)[a-z0-9_ ]*)}");
  private static final Map<String, SqlText> PLAIN = new ConcurrentHashMap<>();
  private static final Map<String, SqlText> LOCKING = new ConcurrentHashMap<>();

  /** The text taken apart; {@code {for update}} and {@code {for share}} are kept or dropped. */
  static SqlText of(String text, boolean locking) {
    Map<String, SqlText> known = locking ? LOCKING : PLAIN;
    SqlText found = known.get(text);
    if (found != null) {
      return found;
    }
    if (known.size() >= MOST_KEPT) {
      known.clear();
    }
    SqlText parsed = parse(LOCK.matcher(text).replaceAll(locking ? "$1" : ""));
    known.put(text, parsed);
    return parsed;
  }

  /** The text to prepare: a list's parameter becomes as many question marks as it has values. */
  String expanded(List<Object> values) {
    List<Integer> sizes = new ArrayList<>(2);
    for (Object value : values) {
      if (value instanceof List<?> list) {
        sizes.add(list.size());
      }
    }
    String known = expansions.get(sizes);
    return known != null ? known : expansions.computeIfAbsent(sizes, each -> filledIn(values));
  }

  private String filledIn(List<Object> values) {
    StringBuilder sql = new StringBuilder(literals.get(0));
    for (int i = 0; i < values.size(); i++) {
      sql.append(values.get(i) instanceof List<?> list ? marks(list.size()) : "?");
      sql.append(literals.get(i + 1));
    }
    return sql.toString();
  }

  /** The one parameter of a condition, shop and mode aside; IllegalArgumentException if not one. */
  String onlyParameter() {
    String only = "";
    for (String name : names) {
      boolean other = !name.equals("shop") && !name.equals("mode") && !name.equals(only);
      if (other && !only.isEmpty()) {
        throw new IllegalArgumentException("several parameters in: " + plain);
      }
      only = other ? name : only;
    }
    if (only.isEmpty()) {
      throw new IllegalArgumentException("no parameter in: " + plain);
    }
    return only;
  }

  private static String marks(int count) {
    // An empty list is written as an empty query: neither engine takes "in ()", and "in (null)"
    // would make "not in" match nothing.
    return count == 0 ? "select '' where 1 = 0" : "?" + ", ?".repeat(count - 1);
  }

  private static SqlText parse(String text) {
    List<String> literals = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      int quoted = endOfQuoted(text, at);
      if (quoted > at) {
        at = quoted;
      } else if (text.startsWith("::", at)) {
        at += 2;
      } else if (text.charAt(at) == ':' && endOfName(text, at + 1) > at + 1) {
        int end = endOfName(text, at + 1);
        literals.add(text.substring(from, at));
        names.add(text.substring(at + 1, end));
        from = end;
        at = end;
      } else {
        at++;
      }
    }
    literals.add(text.substring(from));
    boolean scoped = names.contains("shop") && names.contains("mode");
    String plain = String.join("?", literals);
    boolean selects = plain.regionMatches(true, 0, "select ", 0, "select ".length());
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      places.computeIfAbsent(names.get(i), name -> new ArrayList<>()).add(i);
    }
    return new SqlText(
        List.copyOf(literals),
        List.copyOf(names),
        places,
        plain,
        scoped,
        selects,
        new ConcurrentHashMap<>());
  }

  private static int endOfName(String text, int at) {
    int end = at;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  /** Where the string, quoted name or comment that begins here ends, or {@code at} if none does. */
  private static int endOfQuoted(String text, int at) {
    char first = text.charAt(at);
    if (first == '\'' || first == '"') {
      return after(text, String.valueOf(first), at + 1);
    }
    if (text.startsWith("--", at)) {
      return after(text, "\n", at);
    }
    return text.startsWith("/*", at) ? after(text, "*/", at + 2) : at;
  }

  private static int after(String text, String closing, int from) {
    int found = text.indexOf(closing, from);
    return found < 0 ? text.length() : found + closing.length();
  }
}
