package dev.storehand.feature.orders;

import dev.storehand.core.schema.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step of a sequence: which caller does what. {@code "@sti:3"} in its input stands for a thing
 * that is known by then: the stock item told last but three, or, beside an {@code id}, one of that
 * thing's; {@code "@own:ord:0"} is the order that the caller itself was told of last. What is no
 * action is {@code ~settle}, {@code ~tick} or {@code ~move}, which moves the clock on by {@code
 * seconds}.
 */
record Step(int caller, String action, ObjectNode input) {

  /** A line of a saved sequence: caller, action, input. */
  static Step parse(String line) {
    String[] parts = line.split(" ", 3);
    return new Step(Integer.parseInt(parts[0]), parts[1], Json.parse(parts[2]));
  }

  @Override
  public String toString() {
    return caller + " " + action + " " + input;
  }
}
