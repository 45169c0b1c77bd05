/**
 * What can go wrong, said once: a catalogue of codes and one exception that carries an answer.
 * Anyone may use it; it uses nothing of ours.
 */
package dev.storehand.core.problem;
