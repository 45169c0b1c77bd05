package dev.storehand.core.job;

/**
 * Work that a room keeps in a table of its own and that belongs in no transaction, such as asking a
 * payment provider. The runner does it once a commit has told of it; what another node or a crash
 * has left undone is found a second later.
 */
@FunctionalInterface
public interface Errand {

  /** Does one thing that is due. False where nothing is. */
  boolean once();
}
