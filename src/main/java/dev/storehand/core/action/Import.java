package dev.storehand.core.action;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an import is sent, found valid but for what its reader says: a file or rows.
 *
 * @param options the action's own record, as JSON
 * @param skipErrors whether it goes on however many rows fail
 */
public record Import(
    ObjectNode options, Optional<String> csv, List<ObjectNode> rows, boolean skipErrors) {}
