package dev.storehand.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TyposTest {

  @ParameterizedTest
  @CsvSource({
    "jordan, jordan, 0",
    "jordan, jrodan, 1",
    "jordan, jordn, 1",
    "jordan, jorrdan, 1",
    "jordan, jordam, 1",
    "kitten, sitting, 3",
    "abcd, badc, 2",
    "ca, abc, 3",
    "a, '', 1"
  })
  void distanceCountsInsertionsDropsChangesAndSwaps(String a, String b, int distance) {
    assertThat(Typos.distance(a, b, 5)).isEqualTo(distance);
    assertThat(Typos.distance(b, a, 5)).isEqualTo(distance);
  }

  @Test
  void distanceStopsCountingWhereItIsTold() {
    assertThat(Typos.distance("kitten", "sitting", 2)).isEqualTo(3);
    assertThat(Typos.distance("abcdefgh", "stuvwxyz", 1)).isEqualTo(2);
    assertThat(Typos.distance("ab", "abcdef", 2)).isEqualTo(3);
  }

  @Test
  void shortWordsForgiveNothing() {
    assertThat(Typos.forgiven("red")).isZero();
    assertThat(Typos.forgiven("nike")).isEqualTo(1);
    assertThat(Typos.forgiven("birkenstock")).isEqualTo(2);
  }

  @Test
  void similarityGoesFromNothingToTheSame() {
    assertThat(Typos.similarity("sneaker", "sneaker")).isEqualTo(1);
    assertThat(Typos.similarity("abc", "xyz")).isZero();
    assertThat(Typos.similarity("balance", "balanced"))
        .isGreaterThan(Typos.similarity("balance", "ballet"));
  }
}
