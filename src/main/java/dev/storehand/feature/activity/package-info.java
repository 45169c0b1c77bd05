/**
 * What happened and who did it: the events and the audit, as lists. It reads what the dispatcher
 * writes, and uses core and no other feature.
 */
package dev.storehand.feature.activity;
