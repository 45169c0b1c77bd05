/**
 * The HTTP face: a handler over the registry, the public pages as Javalin's routes, and the server
 * around them. Only App starts it; it uses core, and Javalin and Jetty appear nowhere else but in
 * the MCP edge's HTTP part and the bench.
 */
package dev.storehand.edge.rest;
