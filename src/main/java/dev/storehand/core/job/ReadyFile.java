package dev.storehand.core.job;

import java.time.Instant;

/**
 * The file of an export that can be downloaded.
 *
 * @param name in the folder of exports
 * @param bytes its size
 */
public record ReadyFile(String name, String mediaType, long bytes, Instant expiresAt) {}
