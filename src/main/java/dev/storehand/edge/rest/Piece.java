package dev.storehand.edge.rest;

import dev.storehand.core.schema.Lazy;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A part of a body. One that is sent again and again keeps its compressed form, too. */
public final class Piece {
  private final ByteBuffer plain;
  private final Optional<Lazy<byte[]>> deflated;

  private Piece(ByteBuffer plain, Optional<Lazy<byte[]>> deflated) {
    this.plain = plain;
    this.deflated = deflated;
  }

  /** One that is sent once; the bytes are not to be changed. */
  public static Piece of(byte[] bytes) {
    return new Piece(ByteBuffer.wrap(bytes), Optional.empty());
  }

  /** One that is sent again and again; the bytes are not to be changed. */
  public static Piece kept(ByteBuffer bytes) {
    ByteBuffer plain = bytes.asReadOnlyBuffer();
    return new Piece(plain, Optional.of(new Lazy<>(() -> Gzip.deflated(plain.duplicate()))));
  }

  public int length() {
    return plain.remaining();
  }

  /** Its bytes, to be read by one reader. */
  public ByteBuffer bytes() {
    return plain.duplicate();
  }

  /** Its blocks of DEFLATE, where they are kept. */
  Optional<byte[]> blocks() {
    return deflated.map(Lazy::get);
  }
}
