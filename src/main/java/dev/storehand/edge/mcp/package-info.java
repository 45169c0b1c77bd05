/**
 * The MCP face: one endpoint for both protocol eras over the registry, with HTTP and stdio around
 * it. Only App starts it. It uses core, and what {@code edge.rest} sends answers with; Jetty
 * appears only in McpHttp and SseStream.
 */
package dev.storehand.edge.mcp;
