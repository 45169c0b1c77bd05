/**
 * {@code storehand bench}: how fast this program is on this machine, against two baselines measured
 * in the same run. Only the command uses it; it starts servers of its own as users would, and uses
 * App, core.action and core.call like any edge.
 */
package dev.storehand.bench;
