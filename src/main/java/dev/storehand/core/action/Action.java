package dev.storehand.core.action;

import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Lazy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing a client can do, defined once. REST, /help, MCP, OpenAPI, skill.md and the shell are
 * all made from this value.
 *
 * @param name verb_noun, unique in the registry; the MCP tool's name and OpenAPI's operationId
 * @param sentence what it does, one sentence with a full stop
 * @param notes what a caller should know besides
 * @param aliases the same thing in other words, as a merchant would say it
 * @param ability what a key must carry; empty where any key will do
 * @param loses what is lost, where it destroys
 * @param refusals what it answers besides what its shape tells, such as 409 insufficient_stock
 * @param repeatable whether a second identical call changes nothing more
 * @param shown calls that run in the example world, made on first use
 */
public record Action<I, O>(
    Verb verb,
    PathPattern path,
    String name,
    String sentence,
    List<String> notes,
    List<String> aliases,
    Room room,
    Kind kind,
    Optional<String> ability,
    Optional<String> loses,
    Set<Code> refusals,
    boolean repeatable,
    Input<I> input,
    Output<O> output,
    Lazy<List<ObjectNode>> shown,
    Handler<I, O> handler) {

  /** Calls that run in the example world, as JSON objects; at least one. */
  public List<ObjectNode> examples() {
    return shown.get();
  }

  /** Whether it takes something away for good. */
  public boolean destroys() {
    return loses.isPresent();
  }

  /** Whether it is a deep-partial update of a resource. */
  public boolean patches() {
    return verb == Verb.PATCH;
  }

  /** The name in words: {@code Adjust stock}. */
  public String title() {
    String words = name.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** The description with its aliases, as MCP clients see it: at most 1 KB. */
  public String description() {
    StringBuilder text = new StringBuilder(sentence);
    notes.forEach(note -> text.append(' ').append(note));
    if (!aliases.isEmpty()) {
      text.append(" Also called: ").append(String.join(", ", aliases)).append('.');
    }
    return text.toString();
  }
}
