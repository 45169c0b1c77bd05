package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequences that went wrong once, or show how things go: each again, on both engines. */
class SavedSequencesTest {

  static List<Path> sequences() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(SavedSequencesTest.class.getResource("/sequences")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void aSavedSequenceAddsUp(Path file) throws IOException {
    List<Step> steps =
        Files.readAllLines(file).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(Step::parse)
            .toList();
    for (Dialect dialect : Dialect.values()) {
      SequenceRun.Result result = SequenceRun.of(steps, dialect, false);
      assertThat(result.wrong()).as("%s on %s", file.getFileName(), dialect).isEmpty();
      assertThat(result.outcomes()).as("%s", file.getFileName()).isNotEmpty();
      assertThat(SequenceRun.of(steps, dialect, true).wrong()).as("at once").isEmpty();
    }
  }

  @Test
  void whatDoesNotMatterIsLeftOutOfAFailedSequence() {
    List<Step> steps = Steps.of(1, 50);
    Step first = steps.get(7);
    Step last = steps.get(31);

    assertThat(
            Sequences.shortened(
                steps, some -> some.contains(first) && some.indexOf(last) > some.indexOf(first)))
        .containsExactly(first, last);
  }

  @Test
  void noActionOfASequenceIsRefusedEveryTime() {
    SequenceRun.Result result = SequenceRun.of(Steps.of(20_261_122, 3_000), Dialect.SQLITE, false);
    Reached reached = new Reached();
    reached.add(result.outcomes());

    assertThat(result.wrong()).isEmpty();
    reached.atLeast(1);
  }

  @Test
  void aSequenceFollowsFromItsSeedAndReadsBackAsItWasWritten() {
    List<Step> steps = Steps.of(20_261_122, 200);

    assertThat(Steps.of(20_261_122, 200)).isEqualTo(steps);
    assertThat(steps.stream().map(Step::toString).map(Step::parse)).isEqualTo(steps);
  }
}
