/**
 * An action as a typed value, and the registry of all of them. Features declare actions with it,
 * edges and publishers read it. It uses the schema, database and job packages and knows neither
 * HTTP nor any feature.
 */
package dev.storehand.core.action;
