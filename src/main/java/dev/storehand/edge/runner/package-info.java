/**
 * The edge that nobody calls: it does what jobs and events have left to be done, and what the clock
 * brings about. The program starts and stops it. It uses core and knows no feature; only here is
 * the scheduler's library known.
 */
package dev.storehand.edge.runner;
