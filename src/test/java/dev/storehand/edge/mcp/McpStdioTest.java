package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.Config;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The endpoint over a pair of streams. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpStdioTest {
  private final TestApp app = TestApp.on(Dialect.SQLITE);

  @AfterAll
  void close() {
    app.close();
  }

  private List<ObjectNode> talk(String key, String... lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    McpEndpoint endpoint = new McpEndpoint(app.app().mcp(Config.standard()));
    String input = String.join("\n", lines) + "\n";
    new McpStdio(endpoint, key, out)
        .run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    return out.toString(StandardCharsets.UTF_8).lines().map(Json::parse).toList();
  }

  @Test
  void bothErasAreSpokenWithoutHeaders() throws IOException {
    String meta =
        "{\"_meta\": {\""
            + Protocol.META
            + "protocolVersion\": \"2026-07-28\", \""
            + Protocol.META
            + "clientCapabilities\": {}}, \"name\": \"who_am_i\"}";
    List<ObjectNode> said =
        talk(
            app.key(),
            Mcp.request(
                "initialize", "{\"protocolVersion\": \"2025-06-18\", \"capabilities\": {}}"),
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
            "",
            Mcp.request("tools/call", "{\"name\": \"who_am_i\"}"),
            Mcp.request("tools/call", meta));

    assertThat(said).hasSize(3);
    assertThat(said.get(0).path("result").path("protocolVersion").asString())
        .isEqualTo("2025-06-18");
    assertThat(said.get(1).path("result").has("structuredContent")).isTrue();
    assertThat(said.get(2).path("result").path("resultType").asString()).isEqualTo("complete");
  }

  @Test
  void whatIsWrongIsToldAndTheNextLineIsAnswered() throws IOException {
    List<ObjectNode> said = talk(app.key(), "{", Mcp.request("ping", "{}"));

    assertThat(said.get(0).path("error").path("code").intValue()).isEqualTo(-32700);
    assertThat(said.get(1).has("result")).isTrue();
    assertThat(
            talk("sh_live_nope", Mcp.request("ping", "{}"))
                .get(0)
                .path("error")
                .path("code")
                .intValue())
        .isEqualTo(-32000);
  }

  @Test
  void aClientThatCanAskIsAskedOnTheSameStreams() throws IOException {
    String initialize = Mcp.request("initialize", "{\"capabilities\": {\"elicitation\": {}}}");
    String doomed = app.call("list_api_keys", "{}").text("api_keys.0.id");
    String revoke = "{\"name\": \"revoke_api_key\", \"arguments\": {\"id\": \"" + doomed + "\"}}";
    List<ObjectNode> said = talk(app.key(), initialize, Mcp.request("tools/call", revoke));

    assertThat(said).hasSize(2);
    assertThat(said.get(1).path("method").asString()).isEqualTo("elicitation/create");
  }

  @Test
  void aRealProgramTalksToTheOfficialClient(@TempDir Path folder) {
    ServerParameters program =
        ServerParameters.builder(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .args(
                "-cp",
                System.getProperty("java.class.path"),
                StdioProgram.class.getName(),
                folder.toString())
            .build();
    StdioClientTransport transport = new StdioClientTransport(program, McpJsonDefaults.getMapper());
    try (McpSyncClient client =
        McpClient.sync(transport)
            .requestTimeout(Duration.ofSeconds(30))
            .initializationTimeout(Duration.ofSeconds(30))
            .build()) {
      client.initialize();

      assertThat(client.listTools().tools()).hasSize(app.app().registry().all().size());
      assertThat(
              client
                  .callTool(new McpSchema.CallToolRequest("who_am_i", Map.of()))
                  .structuredContent()
                  .toString())
          .contains("mode=test");
    }
  }
}
