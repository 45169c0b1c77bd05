package dev.storehand.core.action;

import dev.storehand.core.schema.Doc;

/** What a removal answers. */
@Doc("A thing that is gone.")
public record Deleted(@Doc("The id it had.") String id, @Doc("Always true.") boolean deleted) {

  /** The thing of this id is gone. */
  public static Deleted of(String id) {
    return new Deleted(id, true);
  }
}
