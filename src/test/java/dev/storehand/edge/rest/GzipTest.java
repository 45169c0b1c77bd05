package dev.storehand.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {
  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  /** Lengths around what a stored block and the compressor's buffer hold. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8191, 8192, 65_535, 65_536, 200_000})
  void whatWasCompressedBeforeIsJoinedToOneStreamThatComesOutAsItWas(int length)
      throws IOException {
    byte[] fresh = random(length);
    byte[] often = "{\"name\": \"read_stock_item\"}".repeat(length).getBytes();
    ByteBuffer direct = ByteBuffer.allocateDirect(often.length).put(often).flip();
    List<Piece> body = List.of(Piece.of(fresh), Piece.kept(direct), Piece.of(fresh));

    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(fresh);
    whole.write(often);
    whole.write(fresh);
    assertThat(unpacked(Gzip.of(body))).isEqualTo(whole.toByteArray());
    assertThat(unpacked(Gzip.of(body))).as("again").isEqualTo(whole.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 70_000})
  void whatIsSentOnceIsCompressedAsAWhole(int length) throws IOException {
    assertThat(unpacked(Gzip.of(List.of(Piece.of(random(length)))))).isEqualTo(random(length));
  }
}
