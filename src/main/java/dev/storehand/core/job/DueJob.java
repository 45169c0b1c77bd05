package dev.storehand.core.job;

import dev.storehand.core.db.Mode;

/** A job that has a chunk to be claimed. */
public record DueJob(String jobId, String shop, Mode mode) {}
