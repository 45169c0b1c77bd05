package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Together;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  @Test
  void idsSortByTime() {
    String early = Ids.ulids().next("sti", NOW);
    String late = Ids.ulids().next("sti", NOW.plusMillis(1));
    assertThat(early).isLessThan(late).matches("sti_[0-9a-hjkmnp-tv-z]{26}");
  }

  @Test
  void idsNeverSortBackWithinAMillisecondOrWhenTheClockGoesBack() {
    Ids ids = Ids.ulids();
    List<String> given = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      given.add(ids.next("sti", NOW.minusMillis(i % 7)));
    }
    assertThat(given).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void threadsNeverGetTheSame() {
    Ids ids = Ids.ulids();
    Set<String> all = new HashSet<>();
    Together.run(
            8,
            thread -> {
              List<String> given = new ArrayList<>();
              for (int i = 0; i < 2_000; i++) {
                given.add(ids.next("sti", NOW));
              }
              return given;
            })
        .forEach(all::addAll);
    assertThat(all).hasSize(16_000);
  }

  @Test
  void countedIdsCountForEachPrefixAndAreAsLongAsRealOnes() {
    Ids ids = Ids.counting();
    assertThat(ids.next("sti", NOW)).isEqualTo("sti_00000000000000000000000001");
    assertThat(ids.next("sti", NOW)).isEqualTo("sti_00000000000000000000000002");
    assertThat(ids.next("ord", NOW)).isEqualTo("ord_00000000000000000000000001");
  }
}
