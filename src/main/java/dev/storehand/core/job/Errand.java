package dev.storehand.core.job;

/**
 * Work that a room keeps in a table of its own and that belongs in no transaction, such as asking a
 * payment provider. The runner does it; what is left undone by a crash is found again.
 */
@FunctionalInterface
public interface Errand {

  /** Does one thing that is due. False where nothing is. */
  boolean once();
}
