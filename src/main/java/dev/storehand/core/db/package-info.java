/**
 * The database: transactions on SQLite or PostgreSQL, one SQL text for both, bound to a shop and a
 * mode. Stores and the dispatcher use it; it is the only package that opens connections. It uses
 * {@code core.problem} and {@code core.schema} alone.
 */
package dev.storehand.core.db;
