package dev.storehand.core.db;

/** Anything that has an id of ours, such as {@code ofr_…}. */
public interface Resource {
  String id();
}
