/**
 * Stock: how many units of each variant are at which location, who they are promised to, and the
 * ledger that says why. Other rooms claim units through {@link dev.storehand.feature.stock.Claims},
 * find the model that serves a market through {@link dev.storehand.feature.stock.Models} and set
 * opening stock through {@link dev.storehand.feature.stock.OpeningStockTaker}; App wires its six
 * classes of actions and its sweep. It uses core and the catalogue's public read API.
 */
package dev.storehand.feature.stock;
