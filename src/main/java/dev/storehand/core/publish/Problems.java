package dev.storehand.core.publish;

import dev.storehand.core.call.Answers;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue of problems as JSON, and the page behind every problem's {@code type}. */
public final class Problems {
  private static final String EXAMPLE_TRACE = "req_00000000000000000000000001";

  private Problems() {}

  /** Every code with its status, title and cure, in the order of statuses. */
  static ArrayNode catalogue() {
    ArrayNode all = Json.mapper().createArrayNode();
    Stream.of(Code.values())
        .forEach(
            code ->
                all.addObject()
                    .put("code", code.wire())
                    .put("status", code.status())
                    .put("title", code.title())
                    .put("cure", code.cure())
                    .put("type", Answers.PROBLEMS + code.wire()));
    return all;
  }

  /** The page of a code, as its {@code type} names it. */
  static Optional<Text> page(String wire) {
    return Arrays.stream(Code.values())
        .filter(code -> code.wire().equals(wire))
        .findFirst()
        .map(code -> Text.html(page(code)));
  }

  /** A body of this code, as every client gets it, with its general words. */
  static ObjectNode example(Code code) {
    return Answers.body(Problem.of(code, code.title()), EXAMPLE_TRACE);
  }

  private static String page(Code code) {
    String others =
        Stream.of(Code.values())
            .map(
                each ->
                    "<a href=\"" + each.wire() + "\">" + each.status() + " " + each.wire() + "</a>")
            .collect(Collectors.joining(" · "));
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%2$s: %3$s</title>
        <style>
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
        pre { background: #f4f4f4; padding: 1rem; overflow: auto }
        </style>
        </head>
        <body>
        <h1>%3$s</h1>
        <p><code>%2$s</code>, HTTP status %1$d</p>
        <h2>What to do</h2>
        <p>%4$s</p>
        <p>The answer itself says more: <code>errors</code> holds every fault as a sentence, <code>hint</code> what would help,
        <code>next_actions</code> the names of actions to call next. Quote <code>trace_id</code> when you ask for help.</p>
        <h2>How it looks</h2>
        <pre>%5$s</pre>
        <h2>All problems</h2>
        <p>%6$s</p>
        </body>
        </html>
        """
        .formatted(
            code.status(),
            escaped(code.wire()),
            escaped(code.title()),
            escaped(code.cure()),
            escaped(Pretty.text(example(code))),
            others);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
