package dev.storehand.core.action;

import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
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

  /** What was sent, of which these are the path's parameters. */
  static <T> Patch<T> of(List<String> parameters, ObjectNode sent) {
    ObjectNode changes = sent.deepCopy();
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : parameters) {
      values.put(part, changes.remove(part).asString());
    }
    List<String> unset = new ArrayList<>();
    JsonNode cleared = changes.remove("unset");
    if (cleared != null) {
      cleared.forEach(each -> unset.add(each.asString()));
    }
    return new Patch<>(values, changes, unset);
  }

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
