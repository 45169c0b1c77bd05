/**
 * CSV files (RFC 4180): read into rows of a record with every fault named by row and column, and
 * written so that no cell is a formula. Rooms and jobs may use it. It uses the schema and problem
 * packages.
 */
package dev.storehand.core.csv;
