/**
 * Preorder offers: their lifecycle, their twelve blocks of settings, and the variants they sell. It
 * is used by the rooms that sell by offers; it may use the core, the catalogue and the names of
 * markets, and knows nothing of orders.
 */
package dev.storehand.feature.offers;
