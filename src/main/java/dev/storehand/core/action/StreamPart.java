package dev.storehand.core.action;

import java.util.List;
import java.util.function.Function;

/**
 * What a stream has to say after a cursor.
 *
 * @param entries in order
 * @param cursor leads on from here; the id of the last entry, or the cursor that was asked from
 * @param over whether nothing will follow
 */
public record StreamPart<T>(List<Entry<T>> entries, String cursor, boolean over) {

  /** One thing said; its id is a cursor. */
  public record Entry<T>(String id, T data) {}

  /** These entries after a cursor. */
  public static <T> StreamPart<T> after(String cursor, List<Entry<T>> entries, boolean over) {
    String last = entries.isEmpty() ? cursor : entries.get(entries.size() - 1).id();
    return new StreamPart<>(List.copyOf(entries), last, over);
  }

  /** Whether there is no use in waiting: something is said, or nothing will be. */
  boolean tells() {
    return over || !entries.isEmpty();
  }

  /** The same, each thing seen otherwise. */
  public <R> StreamPart<R> map(Function<? super T, ? extends R> change) {
    return new StreamPart<>(
        entries.stream().map(each -> new Entry<R>(each.id(), change.apply(each.data()))).toList(),
        cursor,
        over);
  }
}
