package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Room;
import dev.storehand.core.schema.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every action as an OpenAPI 3.1 document. */
public final class OpenApi {
  private static final String DESCRIPTION =
      """
      Storehand is an open, self-hosted commerce server. Every operation here is an action: one name for REST, MCP, the shell
      and `/help`. Reads answer 200, accepted writes 202 with the resource as it now stands. Every refusal is
      `application/problem+json` whose `errors` is a list of plain sentences. `GET %s/help?q=words` finds an action by what it
      does; `%s/skill.md` explains the whole in plain text.
      """
          .formatted(Base.PATH, Base.PATH)
          .replace('\n', ' ')
          .strip();

  private OpenApi() {}

  /** The document of a registry, with what its examples answered. */
  public static ObjectNode of(Registry registry, Recorded recorded) {
    ObjectNode document = Json.object().put("openapi", "3.1.0");
    ObjectNode info =
        document
            .putObject("info")
            .put("title", "Storehand")
            .put("version", Base.VERSION)
            .put("description", DESCRIPTION);
    info.putObject("license").put("name", "Apache License 2.0").put("identifier", "Apache-2.0");
    document
        .putArray("servers")
        .addObject()
        .put("url", Base.PATH)
        .put("description", "This server");
    ArrayNode security = document.putArray("security");
    security.addObject().putArray("auth_token");
    security.addObject().putArray("bearer");
    tags(document.putArray("tags"), registry);
    paths(document.putObject("paths"), registry, recorded);
    document.set("components", Components.all());
    return document;
  }

  /**
   * The document as {@link Manifest} wrote it and the program brings it along, without its spaces:
   * a copy of tokens, where making it means making every schema. Empty where the program brings
   * none, or none that tells of all these actions.
   */
  static Optional<byte[]> packed(Registry registry) {
    boolean whole =
        registry.all().stream()
            .allMatch(action -> resource(Manifest.actionFile(action.name())).isPresent());
    return whole ? resource(Manifest.OPEN_API).map(OpenApi::compact) : Optional.empty();
  }

  private static Optional<URL> resource(String file) {
    return Optional.ofNullable(OpenApi.class.getResource("/" + file));
  }

  private static byte[] compact(URL file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 22);
    try (InputStream in = file.openStream();
        JsonParser from = Json.mapper().createParser(in);
        JsonGenerator to = Json.mapper().createGenerator(bytes)) {
      while (from.nextToken() != null) {
        to.copyCurrentEventExact(from);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void tags(ArrayNode tags, Registry registry) {
    Map<String, Room> rooms = new LinkedHashMap<>();
    registry.all().forEach(action -> rooms.putIfAbsent(action.room().title(), action.room()));
    rooms.forEach(
        (title, room) -> tags.addObject().put("name", title).put("description", room.guide()));
  }

  private static void paths(ObjectNode paths, Registry registry, Recorded recorded) {
    for (Action<?, ?> action : registry.all()) {
      ObjectNode item = paths.withObjectProperty(action.path().braced());
      item.set(action.verb().name().toLowerCase(Locale.ROOT), Operation.of(action, recorded));
    }
  }
}
