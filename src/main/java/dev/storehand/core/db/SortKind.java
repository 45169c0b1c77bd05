package dev.storehand.core.db;

/** What a sorted column holds. */
public enum SortKind {
  /** bigint or integer: counts, money and times. */
  NUMBER,
  /** text that is {@code ${sorted}}. */
  TEXT
}
