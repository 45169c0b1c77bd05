/**
 * The catalogue: products, their variants, collections, search and import. Its public types are for
 * {@code App} and for rooms that sell or stock variants, which look them up by {@link
 * dev.storehand.feature.catalog.Variants}. It uses {@code core} and no other room: what it needs
 * from one, it asks for by an interface of its own.
 */
package dev.storehand.feature.catalog;
