package dev.storehand.core.action;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that an action answers with.
 *
 * @param path where it lies on this machine
 * @param mediaType one of those that the action declares
 * @param name what a client may call it; letters, digits, dots, dashes and underscores
 * @param bytes its size
 * @param expiresAt when it is gone
 */
public record StoredFile(Path path, String mediaType, String name, long bytes, Instant expiresAt) {}
