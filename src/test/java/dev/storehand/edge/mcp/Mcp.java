package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A plain HTTP client of the endpoint, of either era. */
final class Mcp {
  private final TestApp app;
  private final String key;
  private final HttpClient client = HttpClient.newHttpClient();

  Mcp(TestApp app) {
    this(app, app.key());
  }

  /** With another key than that of the tests. */
  Mcp(TestApp app, String key) {
    this.app = app;
    this.key = key;
  }

  /** An answer over HTTP; every body must be JSON-RPC. */
  record Said(HttpResponse<String> http) {
    int status() {
      return http.statusCode();
    }

    ObjectNode json() {
      ObjectNode json = Json.parse(http.body());
      assertThat(json.path("jsonrpc").asString("")).as(http.body()).isEqualTo("2.0");
      assertThat(json.has("result") ^ json.has("error")).as(http.body()).isTrue();
      return json;
    }

    ObjectNode result() {
      assertThat(json().has("result")).as(http.body()).isTrue();
      return (ObjectNode) json().get("result");
    }

    ObjectNode error(int status, int code) {
      assertThat(json().has("error")).as(http.body()).isTrue();
      ObjectNode error = (ObjectNode) json().get("error");
      assertThat(status()).as(http.body()).isEqualTo(status);
      assertThat(error.path("code").intValue()).as(http.body()).isEqualTo(code);
      assertThat(http.body()).doesNotContain("\tat ", "Exception");
      return error;
    }

    /** The text of a tool's result. */
    String text() {
      return result().path("content").path(0).path("text").asString();
    }

    /** The text of a tool's result that is an error. */
    String failure() {
      assertThat(result().path("isError").asBoolean(false)).as(http.body()).isTrue();
      assertThat(result().has("structuredContent")).isFalse();
      return text();
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }
  }

  URI at(String below) {
    return URI.create(app.url() + "/api/v2/external/mcp" + below);
  }

  /** Posts a body as it is with the headers given, two by two. */
  Said raw(String below, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(below)).POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  Said send(HttpRequest.Builder request) {
    try {
      return new Said(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Posts a body as a client that knows the key. */
  Said post(String below, String body, String... more) {
    return raw(
        below, body, join(List.of("X-Auth-Token", key, "Content-Type", "application/json"), more));
  }

  /** A request of the handshake revisions. */
  Said legacy(String method, String params) {
    return post("", request(method, params));
  }

  /** A request of 2026-07-28 from a client that can do nothing special. */
  Said modern(String method, String params) {
    return modern(method, params, "{}");
  }

  /** The same from a client with these capabilities. */
  Said modern(String method, String params, String capabilities) {
    return modernAs(key, method, params, capabilities);
  }

  /** The same with another key. */
  Said modernAs(String key, String method, String params, String capabilities) {
    ObjectNode all = Json.parse(params);
    ObjectNode meta =
        all.putObject("_meta").put(Protocol.META + "protocolVersion", Protocol.MODERN);
    meta.set(Protocol.META + "clientCapabilities", Json.parse(capabilities));
    List<String> headers =
        new ArrayList<>(List.of("MCP-Protocol-Version", Protocol.MODERN, "Mcp-Method", method));
    String named =
        method.equals("resources/read") ? "uri" : method.startsWith("tasks/") ? "taskId" : "name";
    String name = all.path(named).asString("");
    if (!name.isEmpty()) {
      headers.addAll(List.of("Mcp-Name", name));
    }
    headers.addAll(List.of("X-Auth-Token", key, "Content-Type", "application/json"));
    return raw("", request(method, all.toString()), headers.toArray(String[]::new));
  }

  /** Calls a tool as a legacy client. */
  Said call(String tool, String arguments) {
    return legacy("tools/call", "{\"name\": \"" + tool + "\", \"arguments\": " + arguments + "}");
  }

  static String request(String method, String params) {
    return "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \""
        + method
        + "\", \"params\": "
        + params
        + "}";
  }

  /** The names of the tools in a list. */
  static List<String> names(Said said) {
    return said.result()
        .path("tools")
        .valueStream()
        .map(tool -> tool.path("name").asString())
        .toList();
  }

  static String[] join(List<String> first, String... more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
