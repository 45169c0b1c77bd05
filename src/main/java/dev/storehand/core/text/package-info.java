/**
 * Finding things by words: folding, stems, typos, and a scorer over weighted fields. Anyone may use
 * it: the ranking of actions and the catalogue's search both do. It uses nothing of ours.
 */
package dev.storehand.core.text;
