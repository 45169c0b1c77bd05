package dev.storehand.edge.rest;

import io.javalin.config.RoutesConfig;

/** Routes of somebody else's that the server puts before the wildcard ones over the registry. */
@FunctionalInterface
public interface Mount {

  /** Adds the routes. */
  void on(RoutesConfig routes);
}
