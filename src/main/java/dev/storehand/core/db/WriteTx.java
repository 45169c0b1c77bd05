package dev.storehand.core.db;

import java.util.List;

/**
 * A transaction that may change things. Its closure may be run more than once, so it touches
 * nothing but the transaction. Once a statement has failed, the transaction can only end: this is
 * so on both engines.
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

  /**
   * Checks the resource that the call is about against the version its caller expects, where one
   * was sent.
   *
   * @return {@code current}
   * @throws dev.storehand.core.problem.Problem stale_version, naming the current version
   */
  <T extends Versioned> T expecting(T current);

  /**
   * Lets one transaction at a time pass here for this shop, mode and name, until it ends. SQLite
   * has one writer anyway; PostgreSQL takes an advisory lock. Call it late: everyone else waits.
   */
  void oneAtATime(String name);
}
