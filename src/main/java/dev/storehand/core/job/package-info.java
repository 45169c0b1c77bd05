/**
 * Jobs: work answered with an id, and what became of it. Rooms whose actions start jobs use it, and
 * the room of jobs shows them. It uses the database and schema packages.
 */
package dev.storehand.core.job;
