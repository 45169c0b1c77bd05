/**
 * Preorders: orders of which some goods are sold by an offer before they are there, their deposits
 * and balances, and their release once stock has come. Only the program's wiring may use it; it may
 * use the rooms of offers, orders, stock, customers, messages and the catalogue, and reads the
 * tables of orders beside its own where it lists and sums.
 */
package dev.storehand.feature.preorders;
