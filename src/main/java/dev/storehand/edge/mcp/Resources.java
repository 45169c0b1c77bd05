package dev.storehand.edge.mcp;

import dev.storehand.core.schema.Json;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The published pages as resources. */
final class Resources {
  /** The pages of single actions, of which there are too many to list. */
  static final String TEMPLATE = "storehand://actions/{name}";

  private static final String MARKDOWN = "text/markdown";

  private final Texts texts;
  private final Extra extra;

  Resources(Texts texts, Extra extra) {
    this.texts = texts;
    this.extra = extra;
  }

  ObjectNode list() {
    ObjectNode result = Json.object();
    ArrayNode list = result.putArray("resources");
    for (Texts.Page page : texts.pages()) {
      list.addObject()
          .put("uri", page.uri())
          .put("name", page.name())
          .put("title", page.title())
          .put("description", page.description())
          .put("mimeType", MARKDOWN);
    }
    list.addAll(extra.resources());
    return result;
  }

  ObjectNode templates() {
    ObjectNode result = Json.object();
    ArrayNode list = result.putArray("resourceTemplates");
    list.addObject()
        .put("uriTemplate", TEMPLATE)
        .put("name", "action")
        .put("title", "One action")
        .put("description", "What an action takes and answers, with an example that ran.")
        .put("mimeType", MARKDOWN);
    list.addAll(extra.templates());
    return result;
  }

  /**
   * Reads one.
   *
   * @throws RpcError if there is none of this address
   */
  ObjectNode read(Message message) {
    String uri = message.text("uri");
    Optional<ObjectNode> own = texts.read(uri).map(text -> contents(uri, text));
    return own.or(() -> extra.read().apply(message)).orElseThrow(() -> unknown(message, uri));
  }

  private static ObjectNode contents(String uri, String text) {
    ObjectNode result = Json.object();
    result
        .putArray("contents")
        .addObject()
        .put("uri", uri)
        .put("mimeType", MARKDOWN)
        .put("text", text);
    return result;
  }

  private static RpcError unknown(Message message, String uri) {
    String sentence = "Resource not found: " + Text.shortened(uri);
    ObjectNode data = Json.object().put("uri", Text.shortened(uri));
    return message.modern()
        ? RpcError.invalidParams(sentence).with(data)
        : RpcError.of(Protocol.RESOURCE_NOT_FOUND_LEGACY, 200, sentence).with(data);
  }
}
