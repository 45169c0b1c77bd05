/**
 * What was, or would be, said to people: each message with what it says, to whom, and what caused
 * it. Any room that has something to tell a person records it here; it uses the core alone, and
 * knows nobody who records.
 */
package dev.storehand.feature.messages;
