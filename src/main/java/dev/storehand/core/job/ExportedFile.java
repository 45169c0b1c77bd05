package dev.storehand.core.job;

import java.time.Instant;

/**
 * The file of an export that is ready.
 *
 * @param name in the {@link ExportFolder} of the node that wrote it
 * @param mediaType such as {@code text/csv}
 * @param bytes its size
 * @param expiresAt when it is removed
 */
public record ExportedFile(String name, String mediaType, long bytes, Instant expiresAt) {}
