package dev.storehand.edge.mcp;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a server offers besides its registry. A real server offers nothing; the conformance suite
 * wants tools, resources and prompts of its own, and its fixtures come in here.
 *
 * @param resources as {@code resources/list} shows them
 * @param templates as {@code resources/templates/list} shows them
 * @param prompts as {@code prompts/list} shows them
 * @param read answers {@code resources/read}, or is empty
 * @param prompt answers {@code prompts/get}, or is empty
 * @param tasks its tasks
 */
record Extra(
    List<Tool> tools,
    List<ObjectNode> resources,
    List<ObjectNode> templates,
    List<ObjectNode> prompts,
    Function<Message, Optional<ObjectNode>> read,
    Function<Message, Optional<ObjectNode>> prompt,
    TaskBook tasks) {

  /** Nothing. */
  static final Extra NONE =
      new Extra(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          message -> Optional.empty(),
          message -> Optional.empty(),
          TaskBook.NONE);

  /** A tool with its declaration. */
  sealed interface Tool {
    ObjectNode json();

    default String name() {
      return json().path("name").asString();
    }
  }

  /** One that answers at once. */
  record Plain(ObjectNode json, Function<Message, ObjectNode> call) implements Tool {}

  /** One that says something on the way. */
  record Streaming(ObjectNode json, Consumer<Exchange> call) implements Tool {}

  /**
   * One that answers with a task.
   *
   * @param plain answers a client that takes no tasks; empty where only a task will do
   */
  record Tasking(
      ObjectNode json,
      Function<Message, ObjectNode> call,
      Optional<Function<Message, ObjectNode>> plain)
      implements Tool {}

  Optional<Tool> tool(String name) {
    return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
  }
}
