/**
 * Preorder offers: their life, their twelve blocks of settings, the variants they sell and what is
 * counted of them. The rooms that sell by offers use {@link dev.storehand.feature.offers.Offers},
 * {@link dev.storehand.feature.offers.OfferCounts} and the settings. It may use the core and the
 * catalogue; markets and orders it asks through interfaces of its own.
 */
package dev.storehand.feature.offers;
