package dev.storehand.edge.mcp;

import java.util.Arrays;

/**
 * Bytes being put together. A ByteArrayOutputStream takes a lock for each piece, and an answer that
 * is quoted has hundreds of them.
 */
final class Assembly {
  private byte[] bytes;
  private int size;

  /** An empty one with room for so many bytes before it has to grow. */
  Assembly(int room) {
    bytes = new byte[room];
  }

  Assembly add(byte[] more) {
    makeRoom(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  /**
   * Adds compact JSON as the inside of a JSON string: there is nothing to escape but quotes and
   * backslashes.
   */
  Assembly addQuoted(byte[] json) {
    makeRoom(quotedLength(json));
    int at = size;
    for (byte each : json) {
      if (isEscaped(each)) {
        bytes[at++] = '\\';
      }
      bytes[at++] = each;
    }
    size = at;
    return this;
  }

  /** How many bytes compact JSON has inside a JSON string. */
  static int quotedLength(byte[] json) {
    int length = json.length;
    for (byte each : json) {
      if (isEscaped(each)) {
        length++;
      }
    }
    return length;
  }

  private static boolean isEscaped(byte each) {
    return each == '"' || each == '\\';
  }

  /** All of them; nothing is added afterwards. */
  byte[] done() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private void makeRoom(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
