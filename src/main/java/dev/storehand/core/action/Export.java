package dev.storehand.core.action;

import dev.storehand.core.job.ExportFormat;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an export is sent, found valid.
 *
 * @param filter as the list action takes it
 */
public record Export(ObjectNode filter, ExportFormat format) {}
