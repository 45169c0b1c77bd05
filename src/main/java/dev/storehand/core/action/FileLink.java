package dev.storehand.core.action;

import dev.storehand.core.schema.Doc;
import java.time.Instant;

/** What stands for a file where the file itself cannot be sent. */
@Doc("Where a file can be downloaded.")
public record FileLink(
    @Doc("Downloads the file, without a key, until it expires.") String downloadUrl,
    @Doc("What kind of file it is.") String mediaType,
    @Doc("Its size in bytes.") long bytes,
    @Doc("When the link and the file are gone.") Instant expiresAt) {}
