/**
 * Keys: who may call what, for which shop, in which mode. The gate asks it on every call, and the
 * shell creates the first key through it. It uses core and no other feature.
 */
package dev.storehand.feature.keys;
