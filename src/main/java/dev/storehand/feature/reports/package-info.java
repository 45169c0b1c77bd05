/**
 * Reports of preorders: what was sold, paid, and is still owed, as figures and as files. Nobody
 * uses it; it may use the core alone, and reads the tables of the rooms that sell, which it never
 * changes.
 */
package dev.storehand.feature.reports;
