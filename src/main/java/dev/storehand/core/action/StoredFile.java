package dev.storehand.core.action;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that an action answers with.
 *
 * @param content what is in it
 * @param mediaType one of those that the action declares
 * @param name what a client may call it; letters, digits, dots, dashes and underscores
 * @param bytes its size
 * @param expiresAt when it is gone
 */
public record StoredFile(
    Content content, String mediaType, String name, long bytes, Instant expiresAt) {

  /** What is in a file. */
  public sealed interface Content {}

  /** Lies on this machine. */
  public record OnDisk(Path path) implements Content {}

  /** Was made for this answer; small. */
  public record InMemory(ByteBuffer bytes) implements Content {}

  /** One that lies on this machine. */
  public static StoredFile at(
      Path path, String mediaType, String name, long bytes, Instant expiresAt) {
    return new StoredFile(new OnDisk(path), mediaType, name, bytes, expiresAt);
  }

  /** Copies what is in it, whole. */
  public void writeTo(OutputStream out) throws IOException {
    if (content instanceof InMemory made) {
      Channels.newChannel(out).write(made.bytes().duplicate());
    } else {
      Files.copy(((OnDisk) content).path(), out);
    }
    out.flush();
  }

  /** One that was made for this answer. */
  public static StoredFile of(byte[] bytes, String mediaType, String name, Instant expiresAt) {
    ByteBuffer content = ByteBuffer.wrap(bytes.clone()).asReadOnlyBuffer();
    return new StoredFile(new InMemory(content), mediaType, name, bytes.length, expiresAt);
  }
}
