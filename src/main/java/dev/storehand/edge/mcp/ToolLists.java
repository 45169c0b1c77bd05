package dev.storehand.edge.mcp;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import dev.storehand.core.call.Caller;
import dev.storehand.core.publish.Tools;
import dev.storehand.core.schema.Json;
import dev.storehand.edge.rest.Piece;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The list of tools as bytes, made once for each set of abilities and each surface that somebody
 * asked for.
 */
final class ToolLists {
  /** Lists kept; with two hundred tools each is 200 KB. */
  private static final int KEPT = 64;

  private record Wanted(Set<String> abilities, Surface surface, boolean modern) {}

  /** What is to follow the tools, in the modern era and in the older ones. */
  interface Ending {
    byte[] of(boolean modern);
  }

  private final Registry registry;
  private final Map<String, byte[]> byName = new ConcurrentHashMap<>();
  private final Set<String> toolsets = new TreeSet<>();
  private final List<byte[]> search;
  private final List<byte[]> extra;
  private final Ending ending;
  private final Map<Wanted, Piece> kept = new ConcurrentHashMap<>();

  ToolLists(Registry registry, List<ObjectNode> search, List<ObjectNode> extra, Ending ending) {
    this.registry = registry;
    this.ending = ending;
    this.search = search.stream().map(Json::bytes).toList();
    this.extra = extra.stream().map(Json::bytes).toList();
    for (Action<?, ?> action : registry.all()) {
      toolsets.add(action.room().toolset());
    }
  }

  /** The names of all toolsets. */
  Set<String> toolsets() {
    return toolsets;
  }

  /**
   * The tools a caller sees, as a JSON array, and what follows it: one piece less to send.
   *
   * @throws RpcError 404 naming a toolset that there is not
   */
  Piece list(Caller caller, Surface surface, boolean modern) {
    Wanted wanted = new Wanted(caller.abilities(), surface, modern);
    Piece ready = kept.get(wanted);
    if (ready != null) {
      return ready;
    }
    Piece made = Piece.kept(outsideTheHeap(make(caller, surface), ending.of(modern)));
    if (kept.size() >= KEPT) {
      kept.clear();
    }
    kept.put(wanted, made);
    return made;
  }

  /** From there it goes to the network without being copied first. */
  private static ByteBuffer outsideTheHeap(byte[] tools, byte[] end) {
    return ByteBuffer.allocateDirect(tools.length + end.length).put(tools).put(end).flip();
  }

  private byte[] make(Caller caller, Surface surface) {
    for (String toolset : new TreeSet<>(surface.toolsets())) {
      if (!toolsets.contains(toolset)) {
        throw RpcError.of(
            Protocol.INVALID_PARAMS,
            404,
            "There is no toolset "
                + Text.shortened(toolset)
                + "; there are "
                + String.join(", ", toolsets));
      }
    }
    List<byte[]> tools = new ArrayList<>(extra);
    if (surface.search()) {
      tools.addAll(search);
    } else {
      registry.all().stream()
          .filter(action -> surface.shows(action) && action.ability().map(caller::may).orElse(true))
          .forEach(action -> tools.add(tool(action)));
    }
    return joined(tools);
  }

  private byte[] tool(Action<?, ?> action) {
    return byName.computeIfAbsent(action.name(), name -> Json.bytes(Tools.of(action)));
  }

  private static byte[] joined(List<byte[]> tools) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write('[');
    for (int i = 0; i < tools.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      out.writeBytes(tools.get(i));
    }
    out.write(']');
    return out.toByteArray();
  }
}
