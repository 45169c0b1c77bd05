package dev.storehand.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What clients get wrong, and that they are told all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InputsTest {
  private final TestApp app = TestApp.on(Dialect.SQLITE);

  @AfterAll
  void close() {
    app.close();
  }

  @Test
  void whatIsMisshapenDoesNotHideWhatMakesNoSense() {
    assertThat(
            app.call(
                    "create_market",
                    "{\"code\": \"lower\", \"currency\": \"XYZ\","
                        + " \"countries\": [\"ZZ\", \"d\", \"DE\", \"DE\"]}")
                .errors())
        .containsExactlyInAnyOrder(
            "code must be capitals, digits and _",
            "name is required",
            "countries[1] must be a country such as DE",
            "currency is not an ISO 4217 currency: XYZ",
            "countries[0] is not an ISO 3166 country: ZZ",
            "countries[3] is the same as countries[2]");
    assertThat(
            app.call(
                    "update_shop",
                    "{\"nam\": \"x\", \"time_zone\": \"Europe/Berln\", \"currency\": 7,"
                        + " \"shipping_options\": [{\"code\": \"A\", \"name\": \"a\"},"
                        + " {\"code\": \"A\", \"name\": \"b\", \"price_cents\": 1}]}")
                .errors())
        .containsExactlyInAnyOrder(
            "nam is not a known field; did you mean name?",
            "currency must be a text",
            "shipping_options[0].price_cents is required",
            "time_zone is not a time zone: Europe/Berln; did you mean Europe/Berlin?",
            "shipping_options[1].code is there twice");
    assertThat(
            app.call("create_api_key", "{\"abilities\": [\"stok:read\", \"stock:read\"]}").errors())
        .containsExactlyInAnyOrder(
            "name is required", "abilities[0] is unknown: stok:read; did you mean stock:read?");
    assertThat(
            app.call(
                    "create_product",
                    "{\"currency\": \"XYZ\", \"variants\": [{\"gtins\": [\"12345678\"]}]}")
                .errors())
        .containsExactlyInAnyOrder(
            "name is required",
            "currency is not an ISO 4217 currency: XYZ",
            "variants[0].gtins[0] must be 8, 12, 13 or 14 digits, the last of which fits the"
                + " others");
    assertThat(
            app.call(
                    "create_stock_location", "{\"address\": {\"country\": \"ZZ\", \"cty\": \"x\"}}")
                .errors())
        .containsExactlyInAnyOrder(
            "name is required",
            "address.cty is not a known field; did you mean city?",
            "address.country is not an ISO 3166 country: ZZ");
  }

  @Test
  void whatIsClearedCannotBeSetAsWell() {
    Answer refused =
        app.call(
            "update_stock_location",
            "{\"id\": \"loc_1\", \"code\": \"A\", \"address\": {\"city\": \"Berlin\"},"
                + " \"unset\": [\"code\", \"address.city\", \"metadata\"],"
                + " \"metadata\": {\"these\": \"alone\"}}");
    assertThat(refused.errors())
        .containsExactly("unset[0] is set as well: code", "unset[1] is set as well: address.city");
  }

  @Test
  void aPatchThatChangesNothingIsNoChange() {
    long version = app.call("read_shop", "{}").number("version");
    long events = app.call("list_events", "{}").number("meta.total_count");

    assertThat(app.call("update_shop", "{}").number("version")).isEqualTo(version);
    assertThat(app.call("update_shop", "{\"name\": \"Main\"}").number("version"))
        .isEqualTo(version);
    assertThat(app.call("list_events", "{}").number("meta.total_count")).isEqualTo(events);
    app.call("update_shop", "{\"expected_version\": 99}").problem("stale_version");
  }

  @Test
  void aCursorBelongsToItsListAndFilters() {
    for (String code : new String[] {"AA", "BB", "CC"}) {
      app.call(
              "create_market",
              "{\"code\": \"" + code + "\", \"name\": \"x\", \"currency\": \"EUR\"}")
          .ok();
    }
    String first = "{\"cursor\": \"\", \"per_page\": 1, \"status\": \"active\"}";
    String cursor = app.call("list_markets", first).text("meta.next_cursor");
    String next = first.replace("\"cursor\": \"\"", "\"cursor\": \"" + cursor + "\"");

    app.call("list_markets", next.replace(": 1", ": 2")).ok();
    assertThat(app.call("list_markets", next.replace("active", "archived")).errors())
        .containsExactly("cursor belongs to other filters than were sent");
    Answer other = app.call("list_products", "{\"cursor\": \"" + cursor + "\"}");
    assertThat(other.problem("invalid_request").path("detail").asString())
        .isEqualTo("cursor belongs to another list: list_markets");
  }

  @Test
  void whatIsRankedHasNoCursorNotEvenAnEmptyOne() {
    app.call("search_catalog", "{\"query\": \"x\", \"cursor\": \"\"}").problem("unprocessable");
  }

  @Test
  void aReadTakesNoNoticeOfAnIdempotencyKey() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app.url() + "/api/v2/external/shop"))
            .header("X-Auth-Token", app.key())
            .header("Idempotency-Key", "sent with everything")
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
    app.call("read_shop", "{\"idempotency_key\": \"x\"}").problem("unprocessable");
  }

  @Test
  void aKeyMadeAtTheShellIsToldAndWrittenDown() {
    String events = "{\"type\": \"api_key.created\", \"via\": \"system\", \"per_page\": 1}";
    assertThat(app.call("list_events", events).text("events.0.actor.name")).isEqualTo("storehand");
    Answer audit = app.call("list_audit_entries", "{\"action\": \"create_api_key\"}");
    assertThat(audit.text("audit_entries.0.via")).isEqualTo("system");
    assertThat(audit.json().toString()).doesNotContain(app.key());
  }
}
