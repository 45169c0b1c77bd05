package dev.storehand.core.db;

/** A resource that counts its changes, so that a late writer can be told. */
public interface Versioned extends Resource {
  /** 1 when new, one more with every change. */
  long version();
}
