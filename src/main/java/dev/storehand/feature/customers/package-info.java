/**
 * Customers: who bought, how often and for how much. Orders note them through {@link
 * dev.storehand.feature.customers.Customers}; App wires the actions and tells them how to look at
 * orders. It uses core alone.
 */
package dev.storehand.feature.customers;
