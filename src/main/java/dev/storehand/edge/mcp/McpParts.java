package dev.storehand.edge.mcp;

import dev.storehand.core.action.Registry;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Gate;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the endpoint is made of.
 *
 * @param texts the pages it serves as resources
 * @param prompts the flows it offers
 * @param completions finds ids by how they begin
 * @param search finds actions by words
 * @param requestIds gives each message an id, {@code req_…}
 * @param secret seals what a client keeps for us; nodes that share clients share it
 * @param spending tells whether a person's answer comes for the first time
 * @param version of the program
 */
public record McpParts(
    Registry registry,
    Dispatcher dispatcher,
    Gate gate,
    Texts texts,
    List<Prompt> prompts,
    Completions completions,
    ActionSearch search,
    Supplier<String> requestIds,
    Clock clock,
    byte[] secret,
    Spending spending,
    String version) {}
