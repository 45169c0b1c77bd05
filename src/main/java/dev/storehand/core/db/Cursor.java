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
 * @param sort as the client names it, {@code -created_at}
 * @param number that row's value in the sorted column, where it holds numbers
 * @param text the same, where it holds text
 * @param id the row's
 */
record Cursor(String sort, Optional<Long> number, Optional<String> text, String id) {
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
    return sort != null
        && id != null
        && number != null
        && text != null
        && !UNSTORABLE.matcher(id + text.orElse("")).find();
  }

  static Problem malformed() {
    return Problem.of(
        Code.INVALID_REQUEST,
        "cursor is not one of ours: send a next_cursor as it was received, or an empty one to"
            + " begin");
  }
}
