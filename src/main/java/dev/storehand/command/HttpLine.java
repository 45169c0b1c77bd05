package dev.storehand.command;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Verb;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.publish.Base;
import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls a server that runs, over REST.
 *
 * @param url where it listens, without a slash at the end
 * @param token a key, or the server's operator's secret
 */
record HttpLine(HttpClient client, String url, String token) implements Line {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofMinutes(10);

  static HttpLine to(String url, String token) {
    return new HttpLine(HttpClient.newBuilder().connectTimeout(CONNECT).build(), url, token);
  }

  @Override
  public Answer call(Action<?, ?> action, ObjectNode arguments) {
    ObjectNode rest = arguments.deepCopy();
    String path = path(action, rest);
    boolean query = action.verb() == Verb.GET;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + Base.PATH + path + (query ? query(rest) : "")))
            .timeout(ANSWER)
            .header("X-Auth-Token", token)
            .header("Accept", "application/json");
    if (query) {
      request.GET();
    } else {
      request
          .header("Content-Type", "application/json")
          .method(action.verb().name(), BodyPublishers.ofByteArray(Json.bytes(rest)));
    }
    return send(request.build());
  }

  private Answer send(HttpRequest request) {
    try {
      var response = client.send(request, BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw Problem.of(
          Code.UNAVAILABLE,
          "The server at " + url + " does not answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(
          Code.UNAVAILABLE, "The call was interrupted; whether it was done is not known");
    }
  }

  /**
   * The path with its parameters, which are taken off the arguments. Without all of them no server
   * can be asked what else is wrong, so that is told here.
   */
  private static String path(Action<?, ?> action, ObjectNode arguments) {
    List<String> parameters = action.path().parameters();
    List<Fault> missing =
        parameters.stream()
            .filter(name -> arguments.path(name).asString("").isEmpty())
            .map(name -> new Fault(name, "is required"))
            .toList();
    if (!missing.isEmpty()) {
      action.input().read(arguments.deepCopy());
      throw Problem.faults(missing);
    }
    String path = action.path().at(arguments);
    arguments.remove(parameters);
    return path;
  }

  private static String query(ObjectNode arguments) {
    List<String> pairs = new ArrayList<>();
    for (var each : arguments.properties()) {
      if (each.getValue().isArray()) {
        each.getValue().forEach(item -> pairs.add(pair(each.getKey(), item)));
      } else {
        pairs.add(pair(each.getKey(), each.getValue()));
      }
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  private static String pair(String name, JsonNode value) {
    return encoded(name)
        + "="
        + encoded(value.isContainer() ? value.toString() : value.asString(""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Nothing to close: the process ends with the call. */
  @Override
  public void close() {}
}
