package dev.storehand.core.action;

import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a deep-partial PATCH sends: only what changes. Lists are replaced, maps merge, and {@code
 * unset} names what to clear.
 *
 * @param path the values of the path's parameters
 * @param changes what was sent, without path parameters and unset
 * @param unset dotted paths of what to clear
 */
public record Patch<T>(Map<String, String> path, ObjectNode changes, List<String> unset) {

  /** The value of the path's {@code :id}. */
  public String id() {
    return part("id");
  }

  /** The value of a parameter of the path. */
  public String part(String name) {
    return Optional.ofNullable(path.get(name)).orElseThrow();
  }

  /**
   * The resource with the changes, checked as a whole.
   *
   * @throws Problem 422 with every fault of the result
   */
  public T applyTo(T current) {
    return Schemas.merge(current, changes, unset);
  }

  /**
   * What becomes of the resource: itself where the changes change nothing, else what {@code change}
   * makes of it as it was wanted.
   *
   * @throws Problem 422 with every fault of what was wanted
   */
  public T change(T current, UnaryOperator<T> change) {
    T wanted = applyTo(current);
    return wanted.equals(current) ? current : change.apply(wanted);
  }
}
