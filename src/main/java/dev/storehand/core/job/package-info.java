/**
 * Jobs: work answered with an id, and what became of each of its items. Actions that start jobs,
 * the dispatcher and the runner use it, and the room of jobs shows them. It uses the database,
 * problem and schema packages.
 */
package dev.storehand.core.job;
