/**
 * The edge that nobody calls: it does what jobs have left to be done, chunk by chunk, through the
 * dispatcher. The program starts and stops it. It uses core and knows no feature.
 */
package dev.storehand.edge.runner;
