package dev.storehand.core.schema;

import java.util.function.Supplier;

/** A value made once, on first use. */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> making;
  private volatile T value;

  public Lazy(Supplier<T> making) {
    this.making = making;
  }

  @Override
  public T get() {
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
