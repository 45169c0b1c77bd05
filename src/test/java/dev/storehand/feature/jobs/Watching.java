package dev.storehand.feature.jobs;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** A client that watches jobs over HTTP, on a shop with one item of stock. */
final class Watching {
  static final String BASE = "/api/v2/external";
  final TestApp app;
  final String item;
  private final HttpClient client = HttpClient.newHttpClient();

  Watching(TestApp app) {
    this.app = app;
    String shelf =
        app.call("create_stock_location", "{\"name\": \"Shelf\", \"code\": \"A\"}").text("id");
    String cup =
        app.call(
                "create_product",
                "{\"name\": \"Cup\", \"price_cents\": 500, \"variants\": [{\"sku_code\": \"CUP\"}]}")
            .text("variants.0.id");
    item =
        app.call(
                "create_stock_item",
                "{\"variant_id\": \"%s\", \"stock_location_id\": \"%s\", \"quantity\": 0}"
                    .formatted(cup, shelf))
            .text("id");
  }

  /** A job of so many adjustments that nobody works on before {@link TestApp#settle}; its id. */
  String job(int items) {
    ObjectNode input = Json.object();
    var list = input.putArray("items");
    for (int i = 0; i < items; i++) {
      list.addObject().put("id", item).put("delta", 1);
    }
    return app.call("bulk_adjust_stock", input).text("job_id");
  }

  HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(app.url() + BASE + path));
  }

  HttpRequest.Builder own(String path) {
    return get(path).header("X-Auth-Token", app.key());
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  CompletableFuture<HttpResponse<String>> begin(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  static HttpRequest.Builder post(HttpRequest.Builder request, String body) {
    return request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
  }

  /** An event of a stream. */
  record Event(String id, ObjectNode data) {}

  /** Opens a stream; its lines come as they are sent. */
  HttpResponse<Stream<String>> open(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofLines());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The events among a stream's lines. */
  static List<Event> events(List<String> lines) {
    List<Event> events = new ArrayList<>();
    String id = "";
    for (String line : lines) {
      if (line.startsWith("id: ")) {
        id = line.substring("id: ".length());
      } else if (line.startsWith("data: ")) {
        events.add(new Event(id, Json.parse(line.substring("data: ".length()))));
      }
    }
    return events;
  }

  /** Lets other threads work until something holds; it fails after half a minute. */
  static void until(BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("it did not come to hold in half a minute");
      }
      Thread.onSpinWait();
    }
  }
}
