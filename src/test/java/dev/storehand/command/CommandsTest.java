package dev.storehand.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The commands as a person types them, on a folder where no server runs. */
class CommandsTest {
  @TempDir Path data;
  private Shell shell;

  @BeforeEach
  void openTheShell() {
    shell = Shell.on(data);
  }

  private static JsonNode json(Shell.Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return Json.parse(ran.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "shops create", "keys create", "mcp", "call", "backup", ""})
  void everyCommandSaysWhatItDoes(String command) {
    Shell.Ran ran = shell.plain((command + " --help").strip().split(" "));
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .startsWith("Usage: storehand" + (command.isEmpty() ? "" : " " + command))
        .contains(".\n");
    assertThat(ran.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "serv",
        "keys",
        "keys create",
        "serve --port=x",
        "serve --port=65536",
        "serve --rate-limit=-1",
        "serve --max-connections=0",
        "serve --public-url=shop.example",
        "call who_am_i shop",
        "call who_am_i --file=none.csv"
      })
  void wrongWordsExitWithTwoAndAreExplained(String words) {
    Shell.Ran ran = shell.run(words.isEmpty() ? new String[0] : words.split(" "));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("--help").doesNotContain("Exception");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void anUnknownActionNamesTheNearest() {
    Shell.Ran ran = shell.run("call", "list_api_key");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("list_api_key").contains("list_api_keys");
  }

  @Test
  void aKeyStandsAloneOnTheLastLineAndWorks() {
    String key =
        shell
            .run(
                "keys", "create", "--name=Robot", "--abilities=jobs:read,stock:read", "--mode=test")
            .lastLine();
    assertThat(key).matches("sh_test_[A-Za-z0-9]{32,}");
    JsonNode me = json(shell.run("call", "who_am_i", "--key=" + key));
    assertThat(me.path("key_name").asString()).isEqualTo("Robot");
    assertThat(me.path("mode").asString()).isEqualTo("test");
    assertThat(me.path("abilities").toString()).isEqualTo("[\"jobs:read\",\"stock:read\"]");
  }

  @Test
  void aKeyIsReadFromTheEnvironmentToo() {
    String key = shell.run("keys", "create", "--name=Robot").lastLine();
    JsonNode me = json(shell.with(Map.of("STOREHAND_KEY", key)).run("call", "who_am_i"));
    assertThat(me.path("key_name").asString()).isEqualTo("Robot");
  }

  @Test
  void anUnknownAbilityIsRefused() {
    Shell.Ran ran = shell.run("keys", "create", "--name=Robot", "--abilities=fly");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("abilities[0] is unknown: fly");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void withSeveralShopsOneMustBeNamed() {
    String second = shell.run("shops", "create", "--name=Second", "--currency=EUR").lastLine();
    Shell.Ran refused = shell.run("keys", "create", "--name=Robot");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("(Main)").contains(second + " (Second)");
    assertThat(shell.run("call", "who_am_i").err()).contains(second + " (Second)");

    String key = shell.run("keys", "create", "--name=Robot", "--shop=" + second).lastLine();
    assertThat(json(shell.run("call", "who_am_i", "--key=" + key)).path("shop_id").asString())
        .isEqualTo(second);
    assertThat(shell.run("keys", "create", "--name=Robot", "--shop=shp_none").err())
        .contains("Shop not found: shp_none");
  }

  @Test
  void wordsBecomeWhatTheSchemaSays() {
    shell.prepared();
    JsonNode made =
        json(
            shell.run(
                "call",
                "create_api_key",
                "name=007",
                "abilities=jobs:read,keys:read",
                "mode=test"));
    assertThat(made.path("name").asString()).isEqualTo("007");
    assertThat(made.path("abilities").size()).isEqualTo(2);
    JsonNode raw =
        json(shell.run("call", "create_api_key", "name=raw", "abilities:=[\"*\"]", "dry_run=true"));
    assertThat(raw.path("secret").isNull()).isTrue();
    JsonNode page = json(shell.run("call", "list_api_keys", "revoked=false", "per_page=1"));
    assertThat(page.path("api_keys").size()).isEqualTo(1);
    assertThat(page.path("meta").path("total_count").asInt()).isEqualTo(1);
  }

  @Test
  void argumentsComeAsJsonFromAWordOrStandardInput() {
    shell.prepared();
    String object = "{\"name\": \"Müller\", \"abilities\": [\"*\"]}";
    assertThat(json(shell.run("call", "create_api_key", "--json", object)).path("name").asString())
        .isEqualTo("Müller");
    assertThat(
            json(shell.typing(object).run("call", "create_api_key", "--json=-"))
                .path("name")
                .asString())
        .isEqualTo("Müller");
    assertThat(shell.run("call", "create_api_key", "--json={").exit()).isEqualTo(2);
    assertThat(shell.run("call", "create_api_key", "--json={}", "name=x").exit()).isEqualTo(2);
  }

  @Test
  void aRefusalIsToldInSentencesWithWhatHelps() {
    shell.prepared();
    Shell.Ran ran = shell.run("call", "create_api_key", "nme=x");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains("name is required")
        .contains("nme is not a known field")
        .doesNotContain("{")
        .as("no member of that name is shown")
        .doesNotContain("errors");
    assertThat(shell.run("call", "revoke_api_key", "id=key_none").err())
        .contains("Next: list_api_keys");
  }

  @Test
  void aCallWithoutAServerIsRecordedAsTheShells() {
    shell.prepared();
    json(shell.run("call", "create_api_key", "name=x", "abilities=*"));
    JsonNode entry = json(shell.run("call", "list_audit_entries")).path("audit_entries").path(0);
    assertThat(entry.path("via").asString()).isEqualTo("shell");
    assertThat(entry.path("actor").path("key_id").asString()).isEqualTo("shell");
  }

  @Test
  void actionsAreListedWithTheirSentences() {
    assertThat(shell.run("call").out())
        .contains("who_am_i")
        .contains("Show the shop, mode and abilities of the calling key");
    assertThat(shell.run("call", "--list", "take", "access", "away").out())
        .startsWith("revoke_api_key");
  }

  @Test
  void mcpIsSpokenOverTheStandardStreams() {
    String key = shell.run("keys", "create", "--name=Robot").lastLine();
    String call =
        "{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"tools/call\", \"params\": {\"name\": \"who_am_i\", \"arguments\": {}}}\n";
    JsonNode answer = json(shell.typing(call).run("mcp", "--key=" + key));
    assertThat(answer.path("id").asInt()).isEqualTo(7);
    assertThat(answer.path("result").path("structuredContent").path("key_name").asString())
        .isEqualTo("Robot");
    JsonNode operator = json(shell.typing(call).run("mcp"));
    assertThat(operator.path("result").path("structuredContent").path("key_id").asString())
        .isEqualTo("shell");
  }

  @Test
  void aBackupIsAWholeDatabase() {
    String key = shell.run("keys", "create", "--name=Robot").lastLine();
    Path copies = data.resolve("copies");
    assertThat(copies.toFile().mkdir()).isTrue();
    Path copy = copies.resolve("storehand.db");
    assertThat(shell.run("backup", copy.toString()).lastLine()).isEqualTo(copy.toString());
    assertThat(
            json(Shell.on(copies).run("call", "who_am_i", "--key=" + key))
                .path("key_name")
                .asString())
        .isEqualTo("Robot");
    assertThat(shell.run("backup", copy.toString()).exit()).isEqualTo(1);
  }

  @Test
  void whereNoDatabaseIsNothingIsCopiedAndNoneIsMade() {
    Path elsewhere = data.resolve("elsewhere");
    Shell.Ran ran = Shell.on(elsewhere).run("backup", data.resolve("copy").toString());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).startsWith("There is no database in " + elsewhere);
    assertThat(elsewhere).doesNotExist();
    assertThat(data.resolve("copy")).doesNotExist();
  }

  @Test
  void whereNoDatabaseIsNothingIsCalledAndNoneIsMade() {
    Path elsewhere = data.resolve("elsewhere");
    Shell.Ran ran = Shell.on(elsewhere).run("call", "who_am_i");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("There is no database in " + elsewhere)
        .contains("storehand serve");
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void aCopyThatCannotBePutWhereItIsToGoSaysSo() {
    assertThat(shell.run("keys", "create", "--name=Robot").exit()).isZero();
    Shell.Ran ran = shell.run("backup", data.resolve("none").resolve("copy").toString());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("There is no folder that can be written at " + data.resolve("none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://robot:sesame@127.0.0.1:1/none",
        "jdbc:postgresql://robot:sesame@127.0.0.1:1/none",
        "jdbc:postgresql://127.0.0.1:x/none?user=robot&password=sesame"
      })
  void aDatabaseUrlThatIsNoneIsSaidWithoutItsPassword(String url) {
    Shell.Ran ran = shell.run("serve", "--port=0", "--database-url=" + url);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("The PostgreSQL database cannot be opened: Its URL is not of the form")
        .doesNotContain("sesame");
  }

  @Test
  void aTakenPortIsSaidInOneSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Shell.Ran ran = shell.run("serve", "--port=" + taken.getLocalPort());
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.err())
          .startsWith("Port " + taken.getLocalPort() + " of 127.0.0.1 is taken")
          .hasLineCount(2);
    }
    assertThat(data.resolve("storehand.lock")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidInOneSentence() throws IOException {
    Path file = Files.writeString(data.resolve("file"), "");
    Shell.Ran ran = Shell.on(file.resolve("folder")).run("serve", "--port=0");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("The folder " + file.resolve("folder") + " cannot be written")
        .doesNotContain("\tat ");
  }

  @Test
  void aDatabaseNewerThanTheProgramIsSaidInOneSentence() throws SQLException {
    assertThat(shell.run("keys", "create", "--name=Robot").exit()).isZero();
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("storehand.db"));
        var statement = database.createStatement()) {
      statement.execute(
          "update schema_history set version = '9999' where version = (select max(version) from schema_history)");
    }
    Shell.Ran ran = shell.run("serve", "--port=0");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("The data is at schema 9999").doesNotContain("\tat ");
  }

  @Test
  void aDatabaseServerThatIsNotThereIsSaidInOneSentence() {
    Shell.Ran ran =
        shell.run("serve", "--port=0", "--database-url=jdbc:postgresql://127.0.0.1:1/none");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("The PostgreSQL database cannot be opened")
        .doesNotContain("\tat ");
  }

  @Test
  void withoutAServerAJobIsDoneBeforeItsCallReturns() {
    shell.prepared();
    String location =
        json(shell.run("call", "create_stock_location", "name=Shelf")).path("id").asString();
    shell.run(
        "call",
        "create_product",
        "--json={\"name\": \"Tee\", \"variants\": [{\"sku_code\": \"TEE\", \"price_cents\": 100}]}");
    shell.run(
        "call", "create_stock_item", "sku_code=TEE", "quantity=1", "stock_location_id=" + location);
    JsonNode job =
        json(
            shell.run(
                "call", "bulk_set_stock", "--json={\"filter\": {}, \"set\": {\"quantity\": 7}}"));
    assertThat(job.path("status").asString()).isEqualTo("completed");
    assertThat(job.path("succeeded").intValue()).isEqualTo(1);
    assertThat(json(shell.run("call", "list_stock_items")).at("/stock_items/0/quantity").intValue())
        .isEqualTo(7);
  }
}
