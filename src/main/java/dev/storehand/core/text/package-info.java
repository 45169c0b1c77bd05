/**
 * Finding things by words: folding, stems, typos, a scorer over weighted fields, and a classifier
 * that learns from sentences. Anyone may use it: the ranking of actions and the catalogue's search
 * both do. It uses nothing of ours.
 */
package dev.storehand.core.text;
