package dev.storehand.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
  private static final String PUBLIC_URL = "https://shop.example";
  private static final Pattern ADDRESS = Pattern.compile("(?:https?:)?//([a-zA-Z0-9.:-]+)");

  private final Registry registry = SampleStock.registry();
  private final Site site = Site.of(registry, SampleStock.recorded(), PUBLIC_URL + "/");

  static Stream<String> paths() {
    return Stream.concat(
        Stream.of(
            "/llms.txt",
            "/docs",
            "/docs/start.js",
            "/api/v2/external/skill.md",
            "/api/v2/external/stock/skill.md",
            "/api/v2/external/offers/skill.md",
            "/api/v2/external/openapi.json"),
        Stream.of(Code.values()).map(code -> "/api/v2/external/problems/" + code.wire()));
  }

  @Test
  void theOpenApiDocumentThatTheProgramBringsAlongIsThatOfItsActions() {
    Registry own = App.actions();
    Text packed =
        Site.packed(own, Recorded.none(), PUBLIC_URL)
            .at("/api/v2/external/openapi.json")
            .orElseThrow();
    assertThat(packed.bytes())
        .as("made of what the manifest holds, not of the registry, which has run no example here")
        .isEqualTo(Json.bytes(OpenApi.of(own, Recorded.packed())));
  }

  @Test
  void ofActionsThatThePackedDocumentDoesNotTellOfItIsMade() {
    Text made =
        Site.packed(registry, SampleStock.recorded(), PUBLIC_URL)
            .at("/api/v2/external/openapi.json")
            .orElseThrow();
    assertThat(made.bytes())
        .isEqualTo(site.at("/api/v2/external/openapi.json").orElseThrow().bytes());
  }

  private String read(String path) {
    return new String(site.at(path).orElseThrow().bytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void noTextSendsItsReaderToAnyOtherServer(String path) {
    List<String> hosts = new ArrayList<>();
    Matcher addresses = ADDRESS.matcher(read(path));
    while (addresses.find()) {
      hosts.add(addresses.group(1));
    }
    assertThat(hosts).isSubsetOf("shop.example");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void aTextIsKeptAndItsTagIsThatOfItsContent(String path) {
    Text text = site.at(path).orElseThrow();
    assertThat(site.at(path).orElseThrow()).isSameAs(text);
    Text again = Site.of(registry, SampleStock.recorded(), PUBLIC_URL).at(path).orElseThrow();
    assertThat(again.bytes()).isEqualTo(text.bytes());
    assertThat(again.etag()).isEqualTo(text.etag()).matches("\"[0-9a-f]{32}\"");
  }

  @Test
  void differentTextsHaveDifferentTags() {
    assertThat(paths().map(path -> site.at(path).orElseThrow().etag())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "",
        "/doc",
        "/docs/",
        "/docs/../pom.xml",
        "/docs/swagger-initializer.js",
        "/api/v2/external",
        "/api/v2/external/",
        "/api/v2/external/nope/skill.md",
        "/api/v2/external/skill",
        "/api/v2/external/problems/",
        "/api/v2/external/problems/nope",
        "/skill.md",
        "/api/v2/external/offers/x/skill.md"
      })
  void elsewhereThereIsNothing(String path) {
    assertThat(site.at(path)).isEmpty();
  }

  @Test
  void theReferencePageLoadsOnlyWhatIsServedHere() {
    String page = read("/docs");
    Matcher loaded = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);
    List<String> paths = new ArrayList<>();
    while (loaded.find()) {
      paths.add(loaded.group(1));
    }
    assertThat(paths)
        .hasSizeGreaterThan(3)
        .allSatisfy(path -> assertThat(site.at(path)).as(path).isPresent());
    assertThat(read("/docs/start.js"))
        .contains("/api/v2/external/openapi.json", "validatorUrl: null");
    assertThat(page).contains("default-src 'self'");
  }

  @Test
  void theReferencesFilesHaveTheirMediaTypes() {
    assertThat(site.at("/docs/swagger-ui-bundle.js").orElseThrow().mediaType())
        .startsWith("text/javascript");
    assertThat(site.at("/docs/swagger-ui.css").orElseThrow().mediaType()).startsWith("text/css");
    assertThat(site.at("/docs/favicon-32x32.png").orElseThrow().mediaType()).isEqualTo("image/png");
    assertThat(read("/docs/swagger-ui-bundle.js")).contains("SwaggerUIBundle");
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void everyProblemHasAPageWithItsCure(Code code) {
    String page = read("/api/v2/external/problems/" + code.wire());
    assertThat(page)
        .contains(
            code.wire(),
            String.valueOf(code.status()),
            Problems.escaped(code.title()),
            Problems.escaped(code.cure()));
  }

  @Test
  void everyActionStandsOnceInTheTableOfTheWholeAndOfItsAreaAlone() {
    for (Action<?, ?> action : registry.all()) {
      String row =
          "| `"
              + action.name()
              + "` "
              + (action.destroys() ? "† " : "")
              + "| `"
              + action.verb()
              + " "
              + action.path().text()
              + "` |";
      assertThat(occurrences(read("/api/v2/external/skill.md"), row)).as(row).isEqualTo(1);
      String area = action.room().area();
      assertThat(occurrences(read("/api/v2/external/" + area + "/skill.md"), row))
          .as(row)
          .isEqualTo(1);
      String other = area.equals("stock") ? "offers" : "stock";
      assertThat(read("/api/v2/external/" + other + "/skill.md")).doesNotContain(row);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v2/external/skill.md",
        "/api/v2/external/stock/skill.md",
        "/api/v2/external/offers/skill.md"
      })
  void aSkillSaysAllThatAnAgentNeedsToBegin(String path) {
    assertThat(read(path))
        .startsWith("---\nname: storehand")
        .contains(
            PUBLIC_URL + "/api/v2/external",
            "X-Auth-Token",
            "Authorization: Bearer",
            "202",
            "errors",
            "next_actions",
            "Idempotency-Key",
            "dry_run",
            "expected_version",
            "next_cursor",
            "status_url",
            "_cents",
            "claude mcp add",
            "/help?q=")
        .doesNotContain("{base}", "{sample}")
        .endsWith("\n");
  }

  @Test
  void aSkillShowsCallsAsTheyAreAnsweredAndWithTextsQuotedForTheShell() {
    String offers = read("/api/v2/external/offers/skill.md");
    assertThat(offers)
        .contains(
            "curl -s \"$BASE/preorders/offers?names=Summer%20%26%20sun,Fall\" -H \"X-Auth-Token: $KEY\"")
        .contains("-d '{\"name\":\"It'\\''s summer\"}'")
        .contains("answers 202:\n\n```json\n{\n  \"id\": \"ofr_00000000000000000000000001\"")
        .contains(
            "curl -s -X DELETE \"$BASE/preorders/offers/ofr_00000000000000000000000001\"",
            "`discard_offer` †:")
        .doesNotContain("curl -s -X POST \"$BASE/preorders/offers/bulk_pause\"");
    assertThat(read("/api/v2/external/stock/skill.md"))
        .contains("/stock/items/by_sku/TSHIRT%2FXXL\"");
  }

  @Test
  void theWholeSkillBeginsWithASessionAndLeadsToEveryArea() {
    String whole = read("/api/v2/external/skill.md");
    assertThat(whole)
        .contains(
            "$BASE/hello",
            "/help?q=stock+arrived&",
            "\"dry_run\":true",
            "Idempotency-Key: adjust-stock-",
            "(" + PUBLIC_URL + "/api/v2/external/offers/skill.md)");
    assertThat(read("/llms.txt"))
        .contains(
            "/api/v2/external/stock/skill.md",
            "/api/v2/external/offers/skill.md",
            "openapi.json",
            "/mcp");
  }

  private static int occurrences(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
