package dev.storehand.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.publish.Help.Asked;
import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class HelpTest {
  private static final Predicate<String> ANY = ability -> true;
  private static final Registry REGISTRY = SampleStock.registry();

  private final Help help = Help.of(REGISTRY, SampleStock.recorded(), Ranking.over(REGISTRY));

  private static Asked prefix(String prefix) {
    return new Asked(Optional.of(prefix), Optional.empty(), List.of());
  }

  private ObjectNode ask(Asked asked) {
    return Json.parse(help.answer(asked, ANY).bytes());
  }

  private static List<String> names(JsonNode manifest) {
    return manifest
        .path("actions")
        .valueStream()
        .map(each -> each.path("name").asString())
        .toList();
  }

  static Stream<String> prefixes() {
    Set<String> all = new TreeSet<>();
    for (Action<?, ?> action : REGISTRY.all()) {
      List<String> segments = action.path().segments();
      for (int i = 1; i <= segments.size(); i++) {
        all.add("/" + String.join("/", segments.subList(0, i)));
      }
    }
    return all.stream();
  }

  @Test
  void theWholeShowsEveryActionOnceInTheRegistrysOrder() {
    assertThat(names(ask(Asked.EVERYTHING)))
        .isEqualTo(REGISTRY.all().stream().map(Action::name).toList());
    assertThat(ask(Asked.EVERYTHING)).isEqualTo(Json.parse(Json.bytes(help.whole())));
  }

  @Test
  void theEnvelopeSaysVersionBaseAndEveryProblem() {
    ObjectNode whole = ask(Asked.EVERYTHING);
    assertThat(whole.path("version").asString()).isEqualTo("v2");
    assertThat(whole.path("base_path").asString()).isEqualTo("/api/v2/external");
    assertThat(whole.path("problems").valueStream().map(each -> each.path("code").asString()))
        .containsExactly(Stream.of(Code.values()).map(Code::wire).toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("prefixes")
  void aPrefixShowsExactlyWhatStandsBelowItAtEveryLevel(String prefix) {
    List<String> expected =
        REGISTRY.all().stream()
            .filter(action -> (action.path().text() + "/").startsWith(prefix + "/"))
            .map(Action::name)
            .toList();
    assertThat(names(ask(prefix(prefix)))).isEqualTo(expected).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("prefixes")
  void prefixAndSuffixAgreeAtEveryLevel(String prefix) {
    byte[] byPrefix = help.answer(prefix(prefix), ANY).bytes();
    for (String same :
        List.of(
            prefix + "/help", prefix + "/", prefix.substring(1), Base.PATH + prefix + "/help")) {
      assertThat(help.answer(prefix(same), ANY).bytes()).as(same).isEqualTo(byPrefix);
    }
  }

  @Test
  void anIdMayStandWhereThePathHasAParameterButALiteralGoesFirst() {
    assertThat(names(ask(prefix("/preorders/offers/ofr_1/inventory"))))
        .containsExactly("set_offer_total_limit");
    assertThat(names(ask(prefix("/preorders/offers/bulk_pause"))))
        .containsExactly("bulk_pause_offers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "", "/help", "/api/v2/external", "/api/v2/external/help"})
  void theRootIsAPrefixToo(String root) {
    assertThat(names(ask(prefix(root)))).hasSameSizeAs(REGISTRY.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/preorder/offers", "/preorders/offer"})
  void anUnknownPrefixNamesTheNearest(String prefix) {
    assertThatThrownBy(() -> ask(prefix(prefix)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(Code.NOT_FOUND))
        .hasMessageContaining(prefix)
        .hasMessageContaining("/preorders/offers");
  }

  @Test
  void wordsRankTheBestFirst() {
    ObjectNode found =
        ask(new Asked(Optional.empty(), Optional.of("stop selling the summer drop"), List.of()));
    assertThat(names(found)).startsWith("pause_offer");
    assertThat(found.has("problems")).isFalse();
  }

  @Test
  void wordsAndPrefixNarrowTogether() {
    ObjectNode found =
        ask(new Asked(Optional.of("/stock"), Optional.of("pieces of an offer"), List.of("name")));
    assertThat(names(found)).isNotEmpty().doesNotContain("set_offer_total_limit");
  }

  @Test
  void wordsThatNothingAnswersSayWhatToDo() {
    ObjectNode found = ask(new Asked(Optional.empty(), Optional.of("xylophone"), List.of()));
    assertThat(names(found)).isEmpty();
    assertThat(found.path("hint").asString()).contains("GET /help");
  }

  @Test
  void fieldsTrimEveryEntryInItsOwnOrder() {
    ObjectNode trimmed =
        ask(new Asked(Optional.empty(), Optional.empty(), List.of("description", "name")));
    assertThat(trimmed.path("actions").valueStream().map(each -> List.copyOf(each.propertyNames())))
        .hasSameSizeAs(REGISTRY.all())
        .allMatch(List.of("name", "description")::equals);
  }

  @Test
  void anUnknownFieldIsNamedWithTheNearestAndTheKnown() {
    assertThatThrownBy(
            () -> ask(new Asked(Optional.empty(), Optional.empty(), List.of("nme", "alias"))))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(Code.UNPROCESSABLE);
              assertThat(problem.faults()).hasSize(2);
              assertThat(problem.faults().get(0).text())
                  .contains("nme", "nearest is name", "request_schema");
              assertThat(problem.faults().get(1).text()).contains("alias", "nearest is aliases");
            });
  }

  @Test
  void aKeySeesWhatItMayDoAndHowMuchItMayNot() {
    ObjectNode manifest = Json.parse(help.answer(Asked.EVERYTHING, "stock:read"::equals).bytes());
    assertThat(names(manifest)).containsExactly("greet_shop", "find_stock_item_by_sku");
    assertThat(manifest.path("hidden").asInt()).isEqualTo(REGISTRY.all().size() - 2);
    assertThat(manifest.path("hint").asString())
        .contains("offers:read, offers:write, stock:write")
        .doesNotContain("stock:read");
    assertThat(
            names(
                Json.parse(
                    help.answer(
                            new Asked(Optional.empty(), Optional.of("pause offer"), List.of()),
                            "stock:read"::equals)
                        .bytes())))
        .doesNotContain("pause_offer");
  }

  @Test
  void oneKeysAnswerIsNeverAnothers() {
    List<String> etags = new ArrayList<>();
    for (String ability :
        List.of("stock:read", "stock:write", "offers:read", "offers:write", "none")) {
      etags.add(help.answer(Asked.EVERYTHING, ability::equals).etag());
    }
    assertThat(etags).doesNotHaveDuplicates();
  }

  @Test
  void anEntryHasTheContractsPartsInOrder() {
    JsonNode entry = help.entry(REGISTRY.named("adjust_stock").orElseThrow());
    List<String> parts =
        Entries.FIELDS.stream().filter(part -> !part.equals("media_types")).toList();
    assertThat(List.copyOf(entry.propertyNames())).isEqualTo(parts);
    assertThat(entry.path("path_params")).extracting(JsonNode::asString).containsExactly("id");
    assertThat(entry.path("request_schema").path("properties").has("id")).isFalse();
    assertThat(entry.path("notes").asString()).isEqualTo("The ledger keeps every change.");
    assertThat(entry.path("errors"))
        .extracting(JsonNode::asString)
        .contains(
            "unauthenticated",
            "forbidden",
            "not_found",
            "insufficient_stock",
            "idempotency_conflict",
            "rate_limited")
        .doesNotContain(
            "stale_version", "confirmation_required", "method_not_allowed", "unknown_action");
    assertThat(entry.path("example").path("request").path("delta").asInt()).isEqualTo(5);
  }

  @Test
  void onlyWhatApplies() {
    JsonNode greet = help.entry(REGISTRY.named("greet_shop").orElseThrow());
    assertThat(greet.has("path_params")).isFalse();
    assertThat(greet.path("ability").isNull()).isTrue();
    assertThat(greet.path("errors"))
        .extracting(JsonNode::asString)
        .doesNotContain("forbidden", "not_found", "conflict");
    assertThat(greet.path("example").path("response").path("shop_id").asString())
        .startsWith("shp_");
    JsonNode discard = help.entry(REGISTRY.named("discard_offer").orElseThrow());
    assertThat(discard.path("destructive").asBoolean()).isTrue();
    assertThat(discard.path("errors"))
        .extracting(JsonNode::asString)
        .contains("confirmation_required", "stale_version");
    assertThat(discard.path("example").has("response")).isFalse();
  }
}
