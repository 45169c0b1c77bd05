package dev.storehand.core.call;

/**
 * Where a shop stands in its rolling window.
 *
 * @param limit points in any window; 0 where limits are off
 * @param remaining points left now
 * @param resetSeconds seconds until the window is empty if nobody calls
 * @param windowSeconds the window's length
 */
public record Rate(int limit, int remaining, long resetSeconds, int windowSeconds) {}
