package dev.storehand.core.db;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A transaction that may change things. Its closure may be run more than once, so it touches
 * nothing but the transaction. Once a statement has failed, the transaction can only end, unless it
 * failed within an {@link #attempt}: this is so on both engines.
 */
public interface WriteTx extends ReadTx {

  /** A new id: the prefix, an underscore, and 26 characters that sort by time of creation. */
  String id(String prefix);

  /** Random letters and digits that nobody can guess, about 6 bits each. */
  String secret(int length);

  /** Says that something came to be, or that only its new state matters. */
  void happened(String type, Resource after);

  /** Says that something changed. */
  void happened(String type, Resource before, Resource after);

  /** All that was said to have happened, in order. */
  List<Happening> happenings();

  /** Says that something is left to be done once this is committed, besides jobs. */
  void leavesWork();

  /** Whether that was said. */
  boolean hasLeftWork();

  /**
   * Checks the resource that the call is about against the version its caller expects, where one
   * was sent.
   *
   * @return {@code current}
   * @throws dev.storehand.core.problem.Problem stale_version, naming the current version
   */
  <T extends Versioned> T expecting(T current);

  /** The version that the caller expects of the resource the call is about, where one was sent. */
  Optional<Long> expectedVersion();

  /**
   * Does a part that may fail by itself: what it throws, be it a {@code Problem}, a violated
   * constraint or a defect, takes back its own rows and happenings and is thrown on, and the
   * transaction goes on. A lost connection, a full disk or a deadlock still ends the whole.
   *
   * @param expectedVersion what {@link #expecting} checks against within
   * @param work is handed a transaction to use in place of this one
   */
  <T> T attempt(Optional<Long> expectedVersion, Function<WriteTx, T> work);

  /** Whether the engine has ended it: nothing more can be done in it, only thrown. */
  boolean lost();

  /**
   * Lets one transaction at a time pass here for this shop, mode and name, until it ends. SQLite
   * has one writer anyway; PostgreSQL takes an advisory lock. Call it late: everyone else waits.
   */
  void oneAtATime(String name);
}
