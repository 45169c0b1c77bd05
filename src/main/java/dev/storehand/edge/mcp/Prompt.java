package dev.storehand.edge.mcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A merchant's everyday flow, told to an agent: which actions to call, in which order, and what to
 * ask the merchant.
 *
 * @param text makes the text of the arguments given; it names actions in backticks
 */
public record Prompt(
    String name,
    String title,
    String description,
    List<Argument> arguments,
    Function<Map<String, String>, String> text) {

  /**
   * What a prompt is told.
   *
   * @param values what it may be; empty if that is open
   * @param kind what a completion looks for, such as {@code stock_location_id}; empty if there is
   *     nothing to look for
   */
  public record Argument(
      String name,
      String description,
      boolean required,
      List<String> values,
      Optional<String> kind) {}

  static Argument required(String name, String description) {
    return new Argument(name, description, true, List.of(), Optional.empty());
  }

  static Argument optional(String name, String description) {
    return new Argument(name, description, false, List.of(), Optional.empty());
  }

  static Argument optional(String name, String description, String kind) {
    return new Argument(name, description, false, List.of(), Optional.of(kind));
  }

  static Argument choice(String name, String description, String... values) {
    return new Argument(name, description, false, List.of(values), Optional.empty());
  }
}
