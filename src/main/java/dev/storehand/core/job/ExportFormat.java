package dev.storehand.core.job;

import java.util.stream.Stream;

/** What an export's file is. */
public enum ExportFormat {
  CSV("csv", "text/csv"),
  JSONL("jsonl", "application/jsonl");

  private final String wire;
  private final String mediaType;

  ExportFormat(String wire, String mediaType) {
    this.wire = wire;
    this.mediaType = mediaType;
  }

  /** The format that clients call so. */
  public static ExportFormat of(String wire) {
    return Stream.of(values()).filter(each -> each.wire.equals(wire)).findFirst().orElseThrow();
  }

  /** What clients call it, and how the names of such files end. */
  public String wire() {
    return wire;
  }

  /** What HTTP calls such a file. */
  public String mediaType() {
    return mediaType;
  }
}
