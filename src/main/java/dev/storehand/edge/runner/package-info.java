/**
 * The edge without a client: what the clock and earlier calls have left to be done. The app starts
 * and stops it. It uses the public parts of {@code core}, and is the only one that knows the
 * scheduler's library.
 */
package dev.storehand.edge.runner;
