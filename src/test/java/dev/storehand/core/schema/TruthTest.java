package dev.storehand.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.EdgeValues.Value;
import dev.storehand.core.schema.Samples.Everything;
import dev.storehand.core.schema.Samples.Key;
import dev.storehand.core.schema.Samples.Perhaps;
import dev.storehand.core.schema.Samples.Widget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the schema accepts binds, keeps its meaning and is accepted again; what is out of bounds has
 * a fault.
 */
class TruthTest {
  private static final List<Class<?>> RECORDS =
      List.of(Everything.class, Perhaps.class, Key.class, Widget.class, PageMeta.class);

  record Sample(Class<?> record, Value value) {}

  @Provide
  Arbitrary<Sample> samples() {
    return Arbitraries.randomValue(
        random -> {
          Class<?> record = RECORDS.get(random.nextInt(RECORDS.size()));
          EdgeValues values = new EdgeValues(random);
          return new Sample(record, values.input(Schemas.input(record).schema()));
        });
  }

  @Property(tries = 5_000, shrinking = ShrinkingMode.OFF)
  void aSchemaSpeaksTheTruthAboutBinding(@ForAll("samples") Sample sample) {
    Statistics.collect(sample.value().valid());
    truth(Schemas.input(sample.record()), sample.value());
  }

  private static <T> void truth(Shape<T> shape, Value value) {
    ObjectNode input = Json.parse(Json.bytes(value.node()));
    List<Fault> faults = shape.faults(input);
    assertThat(faults.isEmpty()).as("%s %s", input, faults).isEqualTo(value.valid());
    assertThat(faults).doesNotHaveDuplicates();
    assertThat(faults).allSatisfy(fault -> assertThat(fault.sentence()).doesNotContain("schema"));
    if (value.valid()) {
      T bound = shape.bind(input);
      ObjectNode again = Json.tree(bound);
      assertThat(shape.faults(again)).as("%s", again).isEmpty();
      assertThat(Meaning.of(shape.schema(), again)).isEqualTo(Meaning.of(shape.schema(), input));
      assertThat(shape.bind(Json.parse(Json.bytes(bound)))).isEqualTo(shape.bind(again));
    }
  }

  @Provide
  Arbitrary<Value> patches() {
    return Arbitraries.randomValue(
        random -> new EdgeValues(random).input(Schemas.patch(Widget.class).schema()));
  }

  @Property(tries = 5_000, shrinking = ShrinkingMode.OFF)
  void aPatchGivesAValidResourceOrSaysWhyNot(@ForAll("patches") Value value) {
    ObjectNode patch = Json.parse(Json.bytes(value.node()));
    boolean good = value.valid() && !clearsWhatItSets(patch);
    assertThat(Schemas.patch(Widget.class).faults(patch).isEmpty()).as("%s", patch).isEqualTo(good);
    if (good) {
      List<String> unset = new ArrayList<>();
      patch.path("unset").forEach(path -> unset.add(path.stringValue()));
      patch.remove("unset");
      Statistics.collect(merged(patch, unset));
    }
  }

  private static boolean clearsWhatItSets(ObjectNode patch) {
    return patch
        .path("unset")
        .valueStream()
        .map(path -> patch.at("/" + path.asString("").replace('.', '/')))
        .anyMatch(set -> set.isValueNode() || set.isArray());
  }

  private static String merged(ObjectNode patch, List<String> unset) {
    Widget before = Samples.widget();
    try {
      Widget after = Schemas.merge(before, patch, unset);
      assertThat(Schemas.input(Widget.class).faults(Json.tree(after))).isEmpty();
      assertThat(after.id()).isEqualTo(before.id());
      assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
      assertThat(after.style().revision()).isEqualTo(before.style().revision());
      return "merged";
    } catch (Problem problem) {
      assertThat(problem.faults()).isNotEmpty();
      return "refused";
    }
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    return Arbitraries.randomValue(
        random -> {
          byte[] bytes = Json.bytes(FaultsTest.valid());
          for (int damage = 1 + random.nextInt(3); damage > 0; damage--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
          }
          return random.nextInt(4) > 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(40));
        });
  }

  @Property(tries = 5_000, shrinking = ShrinkingMode.OFF)
  void damagedBytesAreReadOrRefusedInPlainWords(@ForAll("damaged") byte[] bytes) {
    try {
      ObjectNode input = Json.parse(bytes);
      assertThat(Json.clean(input.toString())).isTrue();
      Statistics.collect("read");
    } catch (Problem problem) {
      assertThat(problem.detail()).matches("The input [a-z].*( \\(line \\d+, column \\d+\\))?");
      Statistics.collect("refused");
    }
  }
}
