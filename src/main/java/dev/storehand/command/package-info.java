/**
 * The command line: one small class per command, and what they share. Main runs it. It uses App and
 * Server, and reaches a server that runs already as any client would, over HTTP.
 */
package dev.storehand.command;
