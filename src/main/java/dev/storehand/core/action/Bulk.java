package dev.storehand.core.action;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a bulk action is sent, found valid: {@code items}, or {@code ids} or {@code filter} with
 * {@code set}.
 */
public record Bulk(ObjectNode sent) {}
