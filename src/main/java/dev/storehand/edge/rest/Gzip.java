package dev.storehand.edge.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Bodies as gzip has them (RFC 1952). What is kept compressed is only joined: blocks of DEFLATE
 * that were flushed end on a byte, and so may stand one behind the other (RFC 1951).
 */
final class Gzip {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
  private static final byte[] LAST_BLOCK = {3, 0};
  private static final int TRAILER_BYTES = 8;

  /** A block that is not compressed has a head of so many bytes, and says its length in two. */
  private static final int STORED_HEAD_BYTES = 5;

  private static final int MOST_STORED = 0xffff;

  private Gzip() {}

  /** A body compressed. */
  static byte[] of(List<Piece> body) {
    return body.stream().anyMatch(piece -> piece.blocks().isPresent()) ? joined(body) : made(body);
  }

  private static byte[] made(List<Piece> body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (Piece piece : body) {
        gzip.write(BufferUtil.toArray(piece.bytes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(List<Piece> body) {
    List<byte[]> blocks = body.stream().map(Gzip::blocks).toList();
    int length = HEADER.length + LAST_BLOCK.length + TRAILER_BYTES;
    ByteBuffer all =
        ByteBuffer.allocate(length + blocks.stream().mapToInt(each -> each.length).sum())
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(HEADER);
    blocks.forEach(all::put);
    CRC32 sum = new CRC32();
    body.forEach(piece -> sum.update(piece.bytes()));
    int plain = body.stream().mapToInt(Piece::length).sum();
    return all.put(LAST_BLOCK).putInt((int) sum.getValue()).putInt(plain).array();
  }

  private static byte[] blocks(Piece piece) {
    Optional<byte[]> kept = piece.blocks();
    if (kept.isPresent()) {
      return kept.get();
    }
    return piece.length() <= MOST_STORED ? stored(piece) : deflated(piece.bytes());
  }

  /** What is small and sent once is not worth the work. */
  private static byte[] stored(Piece piece) {
    short length = (short) piece.length();
    return ByteBuffer.allocate(STORED_HEAD_BYTES + piece.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0)
        .putShort(length)
        .putShort((short) ~length)
        .put(piece.bytes())
        .array();
  }

  /** Blocks that end on a byte, of which none is the last. */
  static byte[] deflated(ByteBuffer plain) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(plain);
      ByteArrayOutputStream blocks = new ByteArrayOutputStream();
      byte[] chunk = new byte[1 << 13];
      int length;
      do {
        length = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
        blocks.write(chunk, 0, length);
      } while (length == chunk.length);
      return blocks.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
