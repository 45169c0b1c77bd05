package dev.storehand.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OperationTest {
  private final ObjectNode document = OpenApi.of(SampleStock.registry(), SampleStock.recorded());

  @Test
  void aListOfAQueryIsWrittenWithCommas() {
    JsonNode names =
        document.path("paths").path("/preorders/offers").path("get").path("parameters").path(0);
    assertThat(names.path("name").asString()).isEqualTo("names");
    assertThat(names.path("style").asString()).isEqualTo("form");
    assertThat(names.path("explode").asBoolean(true)).isFalse();
  }

  @Test
  void whatAnExampleAnsweredIsShown() {
    JsonNode create = document.path("paths").path("/preorders/offers").path("post");
    assertThat(
            create
                .path("responses")
                .path("202")
                .path("content")
                .path("application/json")
                .path("example")
                .path("name")
                .asString())
        .isEqualTo("It's summer");
  }

  @Test
  void aWriteTakesAnIdempotencyKeyAsAHeaderAndAReadDoesNot() {
    JsonNode item = document.path("paths").path("/preorders/offers");
    assertThat(item.path("post").path("parameters").toString())
        .contains("#/components/parameters/IdempotencyKey");
    assertThat(item.path("get").path("parameters").toString()).doesNotContain("IdempotencyKey");
  }

  @Test
  void whatADeleteTakesBesidesItsPathIsInTheQuery() {
    JsonNode discard = document.path("paths").path("/preorders/offers/{id}").path("delete");
    assertThat(
            discard
                .path("parameters")
                .valueStream()
                .filter(each -> each.path("in").asString("").equals("query")))
        .extracting(each -> each.path("name").asString())
        .contains("dry_run", "confirm", "expected_version")
        .doesNotContain("id");
  }
}
