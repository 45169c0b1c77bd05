package dev.storehand.core.db;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.PageMeta;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * Where a walk through a list stands: at the last row given.
 *
 * @param list the list and its filters, as {@link Paging#list}
 * @param sort as the client names it, {@code -created_at}
 * @param number that row's value in the sorted column, where it holds numbers
 * @param text the same, where it holds text
 * @param id the row's
 */
record Cursor(String list, String sort, Optional<Long> number, Optional<String> text, String id) {
  private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

  /** As clients pass it back; nothing they should read. */
  String wire() {
    byte[] json = Documents.write(this).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  /**
   * @throws Problem invalid_request if we never wrote such a thing
   */
  static Cursor parse(String wire) {
    if (wire.length() > PageMeta.LONGEST_CURSOR) {
      throw malformed();
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(wire);
      Cursor cursor = Documents.read(new String(json, StandardCharsets.UTF_8), Cursor.class);
      if (cursor == null || !cursor.isWhole()) {
        throw malformed();
      }
      return cursor;
    } catch (IllegalArgumentException | JacksonException e) {
      throw malformed();
    }
  }

  private boolean isWhole() {
    return list != null
        && sort != null
        && id != null
        && number != null
        && text != null
        && !UNSTORABLE.matcher(id + text.orElse("")).find();
  }

  /**
   * The cursor itself, where it was given by this list with these filters.
   *
   * @throws Problem invalid_request, saying whose it is
   */
  Cursor of(String asked) {
    if (list.equals(asked)) {
      return this;
    }
    String[] own = list.split(" ", 2);
    boolean sameList = own[0].equals(asked.split(" ", 2)[0]);
    throw Problem.of(
            Code.INVALID_REQUEST,
            sameList
                ? "cursor belongs to other filters than were sent"
                : "cursor belongs to another list: " + own[0])
        .hint(
            "Send a next_cursor to the action that gave it, with the same filters; an empty cursor"
                + " begins a new walk.");
  }

  static Problem malformed() {
    return Problem.of(
        Code.INVALID_REQUEST,
        "cursor is not one of ours: send a next_cursor as it was received, or an empty one to"
            + " begin");
  }
}
