package dev.storehand.edge.mcp;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tasks that are no jobs. A real server has none; the conformance suite wants some of its own. */
interface TaskBook {
  /** No tasks. */
  TaskBook NONE =
      new TaskBook() {
        @Override
        public Optional<ObjectNode> get(String id) {
          return Optional.empty();
        }

        @Override
        public boolean update(String id, JsonNode responses) {
          return false;
        }

        @Override
        public boolean cancel(String id) {
          return false;
        }
      };

  /** A task as {@code tasks/get} shows it. */
  Optional<ObjectNode> get(String id);

  /** Hands in what a task asked for; false where there is no such task. */
  boolean update(String id, JsonNode responses);

  /** Ends a task; false where there is no such task. */
  boolean cancel(String id);
}
