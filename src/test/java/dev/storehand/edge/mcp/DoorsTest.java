package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorsTest {
  private final Doors doors = new Doors(Set.of("Shop.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "127.0.0.1:1",
        "[::1]",
        "[::1]:8080",
        "shop.example",
        "shop.example:443"
      })
  void aHostWeKnowComesIn(String host) {
    assertThat(doors.host(Optional.of(host))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil@localhost",
        "[::1",
        "[::2]:80"
      })
  void anotherHostDoesNot(String host) {
    assertThat(doors.host(Optional.of(host))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:6274",
        "https://shop.example",
        "http://[::1]:3000",
        "http://127.0.0.1"
      })
  void aPageOfOursComesIn(String origin) {
    assertThat(doors.origin(Optional.of(origin))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "file://",
        "http://evil.example",
        "http://localhost.evil.example",
        "ftp://localhost",
        "http://a b"
      })
  void aPageOfAnotherDoesNot(String origin) {
    assertThat(doors.origin(Optional.of(origin))).isFalse();
  }

  @Test
  void noOriginMeansNoBrowserAndNoHostMeansNoClientWeKnow() {
    assertThat(doors.origin(Optional.empty())).isTrue();
    assertThat(doors.host(Optional.empty())).isFalse();
  }

  @Test
  void aStarLetsEveryNameIn() {
    assertThat(new Doors(Set.of("*")).host(Optional.of("anything.example"))).isTrue();
    assertThat(new Doors(Set.of("*")).origin(Optional.of("https://anything.example"))).isTrue();
  }
}
