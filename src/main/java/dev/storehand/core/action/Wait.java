package dev.storehand.core.action;

import java.util.function.Predicate;

/**
 * How a read waits for its thing to end. Its caller says with {@code wait} how long at most; it is
 * read again whenever the bell rings, and now and then without.
 *
 * @param over whether there is nothing more to wait for
 * @param bell tells that there may be something new
 */
public record Wait<I, O>(Predicate<O> over, Bell<I> bell) {

  /** Tells of news about a thing. A ring may be one too many, and on another node it is missed. */
  @FunctionalInterface
  public interface Bell<I> {
    /**
     * Runs {@code rung}, on any thread, whenever there may be something new about the thing that
     * the input names; what is returned ends that.
     */
    Runnable listen(I input, Runnable rung);
  }
}
