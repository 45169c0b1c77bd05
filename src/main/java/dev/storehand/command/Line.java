package dev.storehand.command;

import dev.storehand.core.action.Action;
import tools.jackson.databind.node.ObjectNode;

/** The way to the actions: over HTTP to a server that runs, or straight to the data. */
interface Line extends AutoCloseable {

  /**
   * What came back.
   *
   * @param status an HTTP status
   * @param body JSON, UTF-8
   */
  record Answer(int status, byte[] body) {
    boolean accepted() {
      return status < 400;
    }
  }

  Answer call(Action<?, ?> action, ObjectNode arguments);

  @Override
  void close();
}
