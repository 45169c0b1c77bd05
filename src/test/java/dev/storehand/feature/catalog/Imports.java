package dev.storehand.feature.catalog;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The words that tests of the product import are written in. */
final class Imports {
  static final String HEAD =
      "Handle,Title,Body (HTML),Vendor,Tags,Published,Option1 Name,Option1 Value,Option2"
          + " Name,Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant"
          + " Barcode,Image Src,Image Position\n";

  static String export() {
    try (InputStream in = Imports.class.getResourceAsStream("/shopify-apparel.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Answer send(TestApp app, String csv) {
    return app.call("import_products", Json.object().put("csv", csv));
  }

  /** The job, once it has ended. */
  static Answer done(TestApp app, String csv) {
    return done(app, send(app, csv));
  }

  static Answer done(TestApp app, Answer started) {
    String job = started.text("job_id");
    app.settle();
    return app.call("read_job", Json.object().put("job_id", job));
  }

  /** Why items of a job failed. */
  static List<String> failures(TestApp app, Answer job) {
    List<String> errors = new ArrayList<>();
    ObjectNode asked = Json.object().put("job_id", job.text("job_id")).put("status", "failed");
    app.call("list_job_items", asked)
        .at("job_items")
        .forEach(item -> item.at("/error/errors").forEach(each -> errors.add(each.asString())));
    return errors;
  }

  static ObjectNode product(TestApp app, String handle) {
    String id = app.call("list_products", "{\"handle\": \"" + handle + "\"}").text("products.0.id");
    return app.call("read_product", "{\"id\": \"" + id + "\"}").ok();
  }

  static long products(TestApp app) {
    return app.call("list_products", "{}").number("meta.total_count");
  }

  static long events(TestApp app) {
    return app.call("list_events", "{}").number("meta.total_count");
  }

  private Imports() {}
}
