package dev.storehand.command;

import dev.storehand.core.problem.Code;
import tools.jackson.databind.JsonNode;

/**
 * Tells a person of a refusal: its sentences, what would help, and what to do next. That what is
 * named in errors is to be corrected goes without saying: they stand there, under no name.
 */
final class Refusal {
  private Refusal() {}

  static void print(JsonNode problem, Console console) {
    problem.path("errors").forEach(error -> console.err().println(error.asString("")));
    String hint = problem.path("hint").asString("");
    if (!hint.isEmpty() && !hint.equals(Code.UNPROCESSABLE.cure())) {
      console.err().println(hint);
    }
    JsonNode next = problem.path("next_actions");
    if (!next.isEmpty()) {
      console
          .err()
          .println(
              "Next: "
                  + String.join(", ", next.valueStream().map(each -> each.asString("")).toList()));
    }
    if (problem.path("status").asInt(0) >= 500
        && !problem.path("trace_id").asString("").isEmpty()) {
      console.err().println("In the server's log: " + problem.path("trace_id").asString(""));
    }
  }
}
