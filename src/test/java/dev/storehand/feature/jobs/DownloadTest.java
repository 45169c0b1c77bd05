package dev.storehand.feature.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Storage;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An export's file, downloaded with the key or by a signed link. */
class DownloadTest {
  private static final String CSV = "sku,quantity\r\nCUP,1\r\n";

  private TestApp app;
  private Watching shop;
  private String job;

  @BeforeEach
  void anExportIsReady() throws IOException {
    app = TestApp.on(Dialect.SQLITE);
    shop = new Watching(app);
    job = shop.job(1);
    app.settle();
    Path folder = ((Storage.Sqlite) app.storage()).folder().resolve("exports");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(job + ".csv"), CSV);
    app.app()
        .database()
        .write(
            app.app().systemScope(app.shop(), Mode.LIVE),
            tx ->
                tx.sql(
                        """
                        update job set status = 'ready', file_name = :name, file_type = 'text/csv',
                          file_bytes = :bytes, file_expires_at = :until
                        where shop = :shop and mode = :mode and id = :id""")
                    .bind("id", job)
                    .bind("name", job + ".csv")
                    .bind("bytes", CSV.length())
                    .bind("until", tx.now().plus(Duration.ofHours(24)))
                    .run());
  }

  @AfterEach
  void close() {
    app.close();
  }

  private String path() {
    return "/jobs/" + job + "/download";
  }

  private HttpResponse<String> open(String url) {
    return shop.send(HttpRequest.newBuilder(URI.create(url)));
  }

  private String link() {
    HttpResponse<String> asked = shop.send(shop.own(path()).header("Accept", "application/json"));
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(Json.parse(asked.body()).path("bytes").asInt()).isEqualTo(CSV.length());
    assertThat(Json.parse(asked.body()).path("media_type").asString()).isEqualTo("text/csv");
    return Json.parse(asked.body()).path("download_url").asString();
  }

  @Test
  void withTheKeyTheFileItselfIsSent() {
    HttpResponse<String> file = shop.send(shop.own(path()));

    assertThat(file.body()).isEqualTo(CSV);
    assertThat(file.headers().firstValue("Content-Type")).contains("text/csv");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"" + job + ".csv\"");
  }

  @Test
  void aHeadTellsItsSize() {
    HttpResponse<String> head = shop.send(shop.own(path()).method("HEAD", BodyPublishers.noBody()));

    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(CSV.length());
    assertThat(head.body()).isEmpty();
  }

  @Test
  void aSignedLinkNeedsNoKeyAlsoAfterARestart() {
    String link = link();
    assertThat(open(link).body()).isEqualTo(CSV);
    String before = app.url();

    app.restart();

    assertThat(open(link.replace(before, app.url())).body()).isEqualTo(CSV);
  }

  @Test
  void anAlteredLinkIsRefused() {
    String link = link();
    String last = link.endsWith("A") ? "B" : "A";
    assertThat(open(link.substring(0, link.length() - 1) + last).statusCode()).isEqualTo(401);
    assertThat(open(link.replaceFirst("lnk_\\d", "lnk_9")).statusCode()).isEqualTo(401);
    assertThat(open(link.replace("lnk_", "lnk_.")).statusCode()).isEqualTo(401);
    assertThat(open(link.replaceFirst("link=.*", "link=lnk_")).statusCode()).isEqualTo(401);
    assertThat(open(link.replaceFirst("\\?link=.*", "")).statusCode()).isEqualTo(401);
  }

  @Test
  void aLinkOpensItsFileAndNothingElse() {
    String link = link();
    assertThat(open(link.replace("/download", "")).statusCode()).isEqualTo(401);
    assertThat(open(link.replace("/download", "/events")).statusCode()).isEqualTo(401);
    String other = shop.job(1);
    assertThat(open(link.replace(job + "/download", other + "/download")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aLinkThatIsTooOldIsRefused() {
    String link = link();
    app.clock().move(Duration.ofHours(24));

    assertThat(open(link).statusCode()).isEqualTo(401);
    assertThat(shop.send(shop.own(path())).statusCode()).isEqualTo(404);
  }

  @Test
  void aLinkEndsWithItsKey() {
    String key = app.key(Mode.LIVE, "jobs:read");
    HttpResponse<String> asked =
        shop.send(
            shop.get(path()).header("X-Auth-Token", key).header("Accept", "application/json"));
    String link = Json.parse(asked.body()).path("download_url").asString();
    assertThat(open(link).statusCode()).isEqualTo(200);
    String id =
        app.call("list_api_keys", "{\"sort\": \"-created_at\"}")
            .at("api_keys")
            .valueStream()
            .filter(each -> each.path("name").asString().equals("Another"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();

    app.call("revoke_api_key", "{\"id\": \"" + id + "\"}").ok();

    assertThat(open(link).statusCode()).isEqualTo(401);
  }

  @Test
  void aRunningJobHasNoFileYet() {
    String running = shop.job(1);

    assertThat(shop.send(shop.own("/jobs/" + running + "/download")).statusCode()).isEqualTo(409);
  }
}
