/**
 * Stock: how many units of each variant are at which location, and the ledger that says why. Other
 * rooms set opening stock through {@link dev.storehand.feature.stock.OpeningStockTaker}; App wires
 * its three classes of actions. It uses core and the catalogue's public read API.
 */
package dev.storehand.feature.stock;
