/**
 * Listings and the market they make: asks and bids in one book for each variant and currency, the
 * operations that change a listing, and the sales that come of it, each an order. The room of
 * prices reads a book through {@link dev.storehand.feature.listings.Quotes} and hears of its
 * changes as {@code market_quote.updated}; App wires its six classes of actions. It uses core, and
 * the public classes of shops, catalog, stock, customers and orders.
 */
package dev.storehand.feature.listings;
