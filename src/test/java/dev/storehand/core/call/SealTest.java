package dev.storehand.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
  private final Seal seal = new Seal(utf8("one secret"));

  @Test
  void whatWasSealedCanBeOpened() {
    assertThat(seal.open(seal.close("größer than 1"))).hasValue("größer than 1");
  }

  @Test
  void anotherSecretOpensNothing() {
    assertThat(new Seal(utf8("another")).open(seal.close("text"))).isEmpty();
  }

  @Test
  void aChangedTextOpensNothing() {
    String mac = seal.close("yes").split("\\.")[1];

    assertThat(seal.open(seal.close("no").split("\\.")[0] + "." + mac)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a", "a.b", "!.!", "....", "YQ.", ".YQ"})
  void nonsenseOpensNothing(String text) {
    assertThat(seal.open(text)).isEmpty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
