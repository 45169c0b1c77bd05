package dev.storehand.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChangesTest {

  private record Shelf(
      String id,
      int unitsLeft,
      Optional<String> note,
      Map<String, String> metadata,
      @JsonProperty("2fa") boolean locked) {}

  private static final Shelf BEFORE = new Shelf("sh_1", 3, Optional.of("top"), Map.of(), false);

  @Test
  void theSameIsNoChange() {
    assertThat(Changes.between(BEFORE, new Shelf("sh_1", 3, Optional.of("top"), Map.of(), false)))
        .isEmpty();
  }

  @Test
  void whatDiffersIsNamedAsClientsNameItWithBothValuesAndNullForAbsent() {
    Shelf after = new Shelf("sh_1", 2, Optional.empty(), Map.of("a", "b"), true);

    Map<String, List<Object>> changes = Changes.between(BEFORE, after);

    assertThat(changes.keySet()).containsExactly("2fa", "metadata", "note", "units_left");
    assertThat(changes)
        .containsEntry("units_left", List.of(3, 2))
        .containsEntry("note", Arrays.asList("top", null))
        .containsEntry("metadata", List.of(Map.of(), Map.of("a", "b")))
        .containsEntry("2fa", List.of(false, true));
  }
}
