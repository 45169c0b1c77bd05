/**
 * The HTTP face: one wildcard route per verb over the registry, the public pages, and the server around them. Only App
 * starts it; it uses core, and Javalin and Jetty appear nowhere else but in the MCP edge's HTTP part.
 */
package dev.storehand.edge.rest;
