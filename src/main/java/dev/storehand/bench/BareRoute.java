package dev.storehand.bench;

import dev.storehand.core.schema.Json;
import io.javalin.config.RoutesConfig;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The first baseline: what this HTTP server does at most. A Javalin handler in the same process
 * that writes an object of a stock item's fields and size with Jackson at each request, and does
 * nothing else: no key, no check, no database.
 */
final class BareRoute {
  static final String PATH = "/bench/bare";

  private static final Instant SOME_TIME = Instant.parse("2026-11-21T10:00:00.123Z");

  private BareRoute() {}

  record Item(
      String id,
      Optional<String> skuCode,
      String variantId,
      String stockLocationId,
      int quantity,
      int reserved,
      int available,
      int oversold,
      Map<String, String> metadata,
      Instant createdAt,
      Instant updatedAt,
      long version) {}

  static void mount(RoutesConfig routes) {
    Item item =
        new Item(
            id("sti"),
            Optional.of("BENCH-10-100"),
            id("var"),
            id("loc"),
            1000,
            0,
            1000,
            0,
            Map.of(),
            SOME_TIME,
            SOME_TIME,
            1);
    routes.get(PATH, context -> context.contentType("application/json").result(Json.bytes(item)));
  }

  private static String id(String prefix) {
    return prefix + "_" + "0".repeat(26);
  }
}
