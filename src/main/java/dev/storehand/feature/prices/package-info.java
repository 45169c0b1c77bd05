/**
 * Prices as others are told of them: watches on a venue's prices, the changes gathered for each in
 * a window of time, the deliveries that come of it in the payload of KicksDB, and quotes taken in
 * from feeds. Nobody uses this room but App, which wires its three classes of actions. It hears of
 * the own market's changes by the event of listings, and uses core, and the public classes of
 * listings, catalog and shops.
 */
package dev.storehand.feature.prices;
