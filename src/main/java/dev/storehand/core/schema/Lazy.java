package dev.storehand.core.schema;

import java.util.function.Supplier;

/** A value made once, on first use. */
final class Lazy<T> {
  private final Supplier<T> making;
  private volatile T value;

  Lazy(Supplier<T> making) {
    this.making = making;
  }

  T get() {
    T present = value;
    if (present == null) {
      synchronized (this) {
        present = value;
        if (present == null) {
          present = making.get();
          value = present;
        }
      }
    }
    return present;
  }
}
