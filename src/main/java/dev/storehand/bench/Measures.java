package dev.storehand.bench;

import dev.storehand.core.schema.Json;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What is measured, against what, and how much is wanted. */
final class Measures {
  static final String BARE = "bare";
  static final String READ = "read";
  static final String ADJUST = "adjust";
  static final String ONE_BY_ONE = "one_by_one";

  private static final String BASE = "/api/v2/external";
  private static final String MCP = BASE + "/mcp";
  private static final int USED_ITEMS = 1000;

  private final Rig rig;
  private final String key;

  Measures(Rig rig) {
    this.rig = rig;
    this.key = rig.ready().key();
  }

  /** Those that read; the bare route is their baseline. */
  List<Measure> reads() {
    return Stream.of(ofStock(), ofPreorders(), ofTools()).flatMap(List::stream).toList();
  }

  private List<Measure> ofStock() {
    String list = BASE + "/stock/items?stock_location_id=" + rig.ready().location();
    return List.of(
        Measure.baseline(
            BARE,
            "a bare Javalin route that writes JSON",
            Rig.READERS,
            reading(Requests.get(BareRoute.PATH, key))),
        Measure.of(
            READ,
            "read one stock item, REST",
            Rig.READERS,
            BARE,
            0.6,
            rig.reading(each(id -> Requests.get(BASE + "/stock/items/" + id, key)))),
        Measure.of(
            "mcp",
            "the same, MCP tools/call of 2025-11-25",
            Rig.READERS,
            READ,
            0.9,
            rig.reading(each(this::legacy))),
        Measure.of(
            "mcp_2026",
            "the same, MCP tools/call of 2026-07-28",
            Rig.READERS,
            READ,
            0.9,
            rig.reading(each(this::modern))),
        Measure.of(
            "list",
            "list 25 stock items of one location, REST, by cursor",
            Rig.READERS,
            BARE,
            0.3,
            reading(Requests.get(list + "&cursor=", key))),
        Measure.of(
            "page",
            "the same as a numbered page, which counts them all",
            Rig.READERS,
            BARE,
            0,
            reading(Requests.get(list, key))));
  }

  private List<Measure> ofPreorders() {
    return List.of(
        Measure.of(
            "preorder_read",
            "read one preorder with its order, REST",
            Rig.READERS,
            BARE,
            0.6,
            rig.reading(eachPreorder(id -> Requests.get(BASE + "/preorders/orders/" + id, key)))),
        Measure.of(
            "preorder_list",
            "list 25 preorders, REST, by cursor",
            Rig.READERS,
            BARE,
            0.3,
            reading(Requests.get(BASE + "/preorders/orders?cursor=", key))));
  }

  private List<Measure> ofTools() {
    return List.of(
        Measure.of(
            "tools",
            "MCP tools/list of " + rig.ready().tools() + " tools, compressed as clients ask for it",
            Rig.READERS,
            BARE,
            0.25,
            reading(tools("Accept-Encoding: gzip, deflate\r\n"))),
        Measure.of(
            "tools_plain",
            "the same for a client that takes no gzip",
            Rig.READERS,
            BARE,
            0,
            reading(tools(""))));
  }

  private byte[] tools(String header) {
    return Requests.post(
        MCP,
        key,
        "MCP-Protocol-Version: 2025-11-25\r\n" + header,
        rpc("tools/list", Json.object()));
  }

  /** Those that write; the same calls one by one without HTTP are their baseline. */
  List<Measure> writes() {
    String body = Json.object().put("delta", 1).put("reason", "bench").toString();
    return List.of(
        Measure.baseline(
            ONE_BY_ONE, "adjust_stock one by one, a commit each, no HTTP", 1, rig::oneByOne),
        Measure.of(
            ADJUST,
            "adjust_stock with ledger, audit and event, REST",
            Rig.WRITERS,
            ONE_BY_ONE,
            2,
            rig.writing(
                each(
                    id -> Requests.post(BASE + "/stock/items/" + id + "/adjust", key, "", body)))));
  }

  private LongFunction<Slice> reading(byte[] request) {
    return rig.reading(List.of(request));
  }

  private List<byte[]> each(Function<String, byte[]> request) {
    return rig.ready().items().stream().limit(USED_ITEMS).map(request).toList();
  }

  private List<byte[]> eachPreorder(Function<String, byte[]> request) {
    return rig.ready().preorders().stream().map(request).toList();
  }

  private byte[] legacy(String id) {
    return Requests.post(
        MCP, key, "MCP-Protocol-Version: 2025-11-25\r\n", rpc("tools/call", call(id)));
  }

  private byte[] modern(String id) {
    ObjectNode params = call(id);
    ObjectNode meta =
        params.putObject("_meta").put("io.modelcontextprotocol/protocolVersion", "2026-07-28");
    meta.putObject("io.modelcontextprotocol/clientCapabilities");
    String headers =
        "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: read_stock_item\r\n";
    return Requests.post(MCP, key, headers, rpc("tools/call", params));
  }

  private static ObjectNode call(String id) {
    ObjectNode params = Json.object().put("name", "read_stock_item");
    params.putObject("arguments").put("id", id);
    return params;
  }

  private static String rpc(String method, ObjectNode params) {
    ObjectNode message = Json.object().put("jsonrpc", "2.0").put("id", 1).put("method", method);
    message.set("params", params);
    return message.toString();
  }
}
