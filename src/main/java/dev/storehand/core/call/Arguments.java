package dev.storehand.core.call;

import dev.storehand.core.action.Registry;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call's arguments as one flat object. Read only once the caller is admitted, so that strangers
 * send no bodies.
 */
@FunctionalInterface
public interface Arguments {

  /**
   * The object, which the reader may change.
   *
   * @throws dev.storehand.core.problem.Problem 400, 413 or 415 where it cannot be read
   */
  ObjectNode read(Registry.Found found);
}
