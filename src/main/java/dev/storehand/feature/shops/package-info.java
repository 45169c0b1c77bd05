/**
 * The shop and its markets: currency, time zone, fees, shipping options, and where it sells. Other
 * rooms read the shop's currency through {@link dev.storehand.feature.shops.Shops}. It uses core
 * and no other feature.
 */
package dev.storehand.feature.shops;
