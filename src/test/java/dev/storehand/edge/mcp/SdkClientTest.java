package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.Action;
import dev.storehand.core.db.Dialect;
import dev.storehand.kit.TestApp;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The official Java SDK's client, which checks every result against the schema we publish. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkClientTest {
  private final TestApp app = TestApp.on(Dialect.SQLITE);

  @AfterAll
  void close() {
    app.close();
  }

  private McpClient.SyncSpec client() {
    HttpClientStreamableHttpTransport transport =
        HttpClientStreamableHttpTransport.builder(app.url())
            .endpoint("/api/v2/external/mcp")
            .requestBuilder(HttpRequest.newBuilder().header("X-Auth-Token", app.key()))
            .build();
    return McpClient.sync(transport)
        .requestTimeout(Duration.ofSeconds(20))
        .enableCallToolSchemaCaching(true);
  }

  @Test
  void itListsCallsReadsAndPrompts() {
    try (McpSyncClient client = client().build()) {
      assertThat(client.initialize().protocolVersion()).isEqualTo("2025-11-25");
      assertThat(client.listTools().tools().stream().map(McpSchema.Tool::name))
          .containsExactlyElementsOf(
              app.app().registry().all().stream().map(Action::name).toList());

      McpSchema.CallToolResult who =
          client.callTool(new McpSchema.CallToolRequest("who_am_i", Map.of()));
      assertThat(who.isError()).isFalse();
      assertThat(who.structuredContent().toString()).contains("mode=live");
      assertThat(
              client
                  .callTool(new McpSchema.CallToolRequest("read_market", Map.of("id", "mkt_nope")))
                  .isError())
          .isTrue();

      assertThat(client.listResources().resources()).isNotEmpty();
      assertThat(client.listPrompts().prompts()).hasSize(MerchantPrompts.all().size());
      client.ping();
    }
  }

  @Test
  void itAsksItsUserBeforeSomethingIsDestroyed() {
    try (McpSyncClient client =
        client()
            .capabilities(McpSchema.ClientCapabilities.builder().elicitation().build())
            .elicitation(
                asked ->
                    new McpSchema.ElicitResult(
                        McpSchema.ElicitResult.Action.ACCEPT, Map.of("confirm", true)))
            .build()) {
      client.initialize();
      McpSchema.CallToolResult made =
          client.callTool(
              new McpSchema.CallToolRequest(
                  "create_api_key",
                  Map.of("name", "Doomed", "abilities", new String[] {"stock:read"})));
      String id = (String) ((Map<?, ?>) made.structuredContent()).get("id");

      McpSchema.CallToolResult revoked =
          client.callTool(new McpSchema.CallToolRequest("revoke_api_key", Map.of("id", id)));

      assertThat(revoked.isError()).isFalse();
      assertThat(((Map<?, ?>) revoked.structuredContent()).get("status")).isEqualTo("revoked");
    }
  }
}
