package dev.storehand.command;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.StoredFile;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The way to the actions: over HTTP to a server that runs, or straight to the data. */
interface Line extends AutoCloseable {

  /**
   * What came back.
   *
   * @param status an HTTP status
   * @param body JSON, UTF-8
   * @param file what is answered in the body's place, where there is no server that a link to it
   *     could lead to
   */
  record Answer(int status, byte[] body, Optional<StoredFile> file) {
    Answer(int status, byte[] body) {
      this(status, body, Optional.empty());
    }

    boolean accepted() {
      return status < 400;
    }
  }

  Answer call(Action<?, ?> action, ObjectNode arguments);

  @Override
  void close();
}
