/**
 * The program itself: its options, and the one place where everything is wired by hand. It uses
 * everything; nothing uses it but the commands.
 */
package dev.storehand;
