/**
 * The command line as people use it: commands run in this process, servers in processes of their
 * own. It uses the public parts of the program; nothing uses it.
 */
package dev.storehand.command;
